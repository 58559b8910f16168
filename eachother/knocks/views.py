"""The newcomer's pages, and those of the people who may answer. None needs a script."""

import re
from datetime import timedelta
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eachother.community.models import Door
from eachother.community.queries import current
from eachother.foundation.text import clean_text
from eachother.knocks import actions, queries, rules
from eachother.knocks.words import problem_words
from eachother.people.access import signed_in
from eachother.people.callers import count_stranger
from eachother.people.http import AnyRequest, PersonRequest
from eachother.people.models.invitation import new_code
from eachother.people.problems import Gone, Problem
from eachother.web.addresses import url
from eachother.web.pages import page
from eachother.web.paging import number_of

CODE = re.compile(r"[a-z2-7]{32}")
# So many knocks in a day. Many people can live, or lie in hospital, behind one address.
FROM_ONE_PLACE, FROM_EVERYWHERE = 12, 100


@require_http_methods(["GET", "HEAD", "POST"])
def knock(request: HttpRequest) -> HttpResponse:
    if cast(AnyRequest, request).person:
        return HttpResponseRedirect(url("knocks:knocks"))
    if current().door != Door.KNOCK:
        return HttpResponseRedirect(url("people:way-in"))
    return _knock(request) if request.method == "POST" else _knock_page(request)


def _knock(request: HttpRequest) -> HttpResponse:
    words, about, code = request.POST.get("words", ""), request.POST.getlist("about"), request.POST.get("once", "")
    code = code if CODE.fullmatch(code) else new_code()
    try:
        # Sent twice, it counts once; a slip counts for nothing.
        if queries.knock_behind(code) is None and not rules.words_problem(clean_text(words)):
            day = timedelta(days=1)
            count_stranger(request, "knocking", from_one=FROM_ONE_PLACE, in_all=FROM_EVERYWHERE, per=day)
        actions.knock(words, about=about, code=code)
    except Gone:
        return HttpResponseRedirect(url("people:way-in"))
    except Problem as problem:
        return _knock_page(request, problem)
    return HttpResponseRedirect(url("knocks:knocking", code))


def _knock_page(request: HttpRequest, problem: Problem | None = None) -> HttpResponse:
    reason = problem.reason if problem else ""
    said = [problem_words(reason)] if reason else []
    context = {
        "offered": queries.offered(),
        "typed": request.POST.get("words", ""),
        "about": request.POST.getlist("about"),
        "once": request.POST.get("once") or new_code(),
        "words_length": rules.WORDS_LENGTH,
        "wrong_words": said if reason.startswith("words") else [],
        "wrong_about": said if reason.startswith("about") else [],
        "wrong": "" if reason.startswith(("words", "about")) else "".join(said),
        "taken_back": "taken-back" in request.GET,
    }
    status = 200 if problem is None else 422 if problem.status == 400 else problem.status
    return page(request, "knocks/knock.html", context, status=status)


@require_safe
def knocking(request: HttpRequest, code: str) -> HttpResponse:
    """The private address of whoever knocked."""
    found = queries.knock_behind(code)
    if found is None:
        return page(request, "knocks/gone.html", status=404)
    context = {
        "knock": found,
        "answers": queries.answers_to(found),
        "invitation": found.invitation,
        "address": settings.ADDRESS + url("knocks:knocking", code),
    }
    return page(request, "knocks/knocking.html", context)


@require_POST
def take_back(request: HttpRequest, code: str) -> HttpResponse:
    actions.take_back(code)
    return HttpResponseRedirect(url("knocks:knock") + "?taken-back")


@require_safe
@signed_in
def knocks(request: PersonRequest) -> HttpResponse:
    return _knocks_page(request)


@require_POST
@signed_in
def say_come_in(request: PersonRequest, ref: str) -> HttpResponse:
    words, named = request.POST.get("words", ""), "named" in request.POST
    try:
        is_open = actions.say_come_in(queries.knock_for(request.person, ref), words, named=named, by=request.person)
    except Gone:
        return HttpResponseRedirect(url("knocks:knocks"))
    except Problem as problem:
        return _knocks_page(request, wrong_ref=ref, wrong=problem_words(problem.reason))
    return HttpResponseRedirect(url("knocks:knocks") + ("?open" if is_open else "?said"))


@require_POST
@signed_in
def let_be(request: PersonRequest, ref: str) -> HttpResponse:
    actions.let_be(queries.knock_for(request.person, ref), by=request.person)
    return HttpResponseRedirect("/")


def _knocks_page(request: PersonRequest, *, wrong_ref: str = "", wrong: str = "") -> HttpResponse:
    context = {
        "knocks": queries.page_for(request.person, number_of(request.GET)),
        "said": next((said for said in ("open", "said") if said in request.GET), ""),
        "wrong_ref": wrong_ref,
        "wrong": wrong,
        "typed": request.POST.get("words", ""),
        "named": "named" in request.POST,
        "answer_length": rules.ANSWER_LENGTH,
    }
    return page(request, "knocks/knocks.html", context, status=422 if wrong else 200)
