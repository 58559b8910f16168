"""The page of an ask or an offer, as its writer sees it and as others do; and answering it."""

from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from eachother.connections.models import State
from eachother.exchange import actions, queries, rules
from eachother.exchange.models import Slip
from eachother.exchange.words import problem_words
from eachother.foundation.limits import within
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.people.problems import Problem
from eachother.web.addresses import url
from eachother.web.pages import page


class TooOften(Problem):
    """Come back later."""

    status = 429


TOGETHER = (State.ALONGSIDE, State.PAUSED)


@require_safe
@signed_in
def slip(request: PersonRequest, ref: str) -> HttpResponse:
    return slip_page(request, queries.slip_for(request.person, ref))


@require_POST
@signed_in
def answer(request: PersonRequest, ref: str) -> HttpResponse:
    found, words = queries.slip_for(request.person, ref), request.POST.get("words", "")
    try:
        if not within("answer", request.person.pk):
            raise TooOften("many-today")
        actions.answer(found, words, by=request.person)
    except Problem as problem:
        if problem.reason == "yourself":
            return _to(found)
        return slip_page(request, found, problem, typed=words)
    return _to(found)


@require_POST
@signed_in
def answer_removal(request: PersonRequest, ref: str) -> HttpResponse:
    found = queries.slip_for(request.person, ref)
    actions.take_answer_back(found, by=request.person)
    return _to(found) if found.is_up else HttpResponseRedirect(url("exchange:asks"))


@require_POST
@signed_in
def let_be(request: PersonRequest, ref: str) -> HttpResponse:
    actions.let_be(queries.slip_for(request.person, ref), by=request.person)
    return HttpResponseRedirect("/")


@require_POST
@signed_in
def seen(request: PersonRequest, ref: str) -> HttpResponse:
    actions.see(queries.slip_for(request.person, ref), by=request.person)
    return HttpResponseRedirect("/")


@require_POST
@signed_in
def taking_up(request: PersonRequest, ref: str, answer: str) -> HttpResponse:
    found = queries.own_slip(request.person, ref)
    actions.take_up(queries.answer_for(found, request.person, answer), by=request.person)
    return _to(found)


@require_POST
@signed_in
def putting_aside(request: PersonRequest, ref: str, answer: str) -> HttpResponse:
    found = queries.own_slip(request.person, ref)
    actions.put_aside(queries.answer_for(found, request.person, answer), by=request.person)
    return _to(found)


def slip_page(request: PersonRequest, slip: Slip, problem: Problem | None = None, *, typed: str = "") -> HttpResponse:
    """With a problem: what was typed stays in its field."""
    own = slip.by_id == request.person.pk
    answers = queries.answers_to(slip, request.person) if own else []
    mine = None if own else queries.own_answer(slip, request.person)
    today = timezone.localdate()
    context = {
        "slip": slip,
        "own": own,
        "answers": answers,
        "mine": mine,
        "taken_up": [one for one in (*answers, mine) if one and one.taken_up_at],
        "afterwords": queries.afterwords_for(request.person, slip),
        "typed": typed,
        "wrong": [problem_words(problem.reason)] if problem else [],
        "together": TOGETHER,
        "first_day": today.isoformat(),
        "last_day": (today + rules.UP_AT_MOST).isoformat(),
        "until": date_format(slip.until, _("j F Y")),
        "again_until": (today + rules.UP_FOR).isoformat(),
    }
    status = 200 if problem is None else 422 if problem.status == 400 else problem.status
    return page(request, "exchange/slip.html", context, status=status)


def _to(slip: Slip) -> HttpResponse:
    return HttpResponseRedirect(url("exchange:slip", slip.ref))
