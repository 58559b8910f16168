"""The questions one may answer, and how to ask one. None needs a script."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eachother.foundation.limits import within
from eachother.foundation.text import clean_line
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.people.models import Experience
from eachother.people.problems import Gone, Problem
from eachother.vocabulary import actions, queries, rules
from eachother.vocabulary.models import Said
from eachother.vocabulary.words import problem_words
from eachother.web.addresses import url
from eachother.web.pages import page
from eachother.web.paging import number_of

READ_AT_MOST = 200


@require_safe
@signed_in
def questions(request: PersonRequest) -> HttpResponse:
    return _questions_page(request)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def which(request: PersonRequest, ref: str) -> HttpResponse:
    """What might be the same as this? A name is looked up, and if there is none, those like it are offered."""
    experience = queries.experience_of(request.person, ref)
    typed = clean_line(request.POST.get("other", ""))[:READ_AT_MOST]
    if request.method != "POST":
        return _which_page(request, experience, queries.near(experience.name, besides=experience))
    found = queries.called(typed) if typed else None
    if found and found.pk != experience.pk:
        return HttpResponseRedirect(url("vocabulary:ask", ref, found.ref))
    near = [] if found else queries.near(typed, besides=experience)
    reason = "same-one" if found else "unknown" if near else "unknown-alone"
    return _which_page(request, experience, near, typed=typed, wrong=problem_words(reason))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def ask(request: PersonRequest, ref: str, other: str) -> HttpResponse:
    """What would happen, and which name would stay; then it is asked."""
    experience = queries.experience_of(request.person, ref)
    second = queries.other_than(experience, other)
    if request.method != "POST":
        return _ask_page(request, experience, second)
    kept, gone = (second, experience) if request.POST.get("kept") == second.ref else (experience, second)
    if not within("same", request.person.pk):
        return _ask_page(request, experience, second, "asked-often", 429)
    try:
        actions.ask(kept, gone, by=request.person)
    except Problem as problem:
        return _ask_page(request, experience, second, problem.reason, problem.status)
    return HttpResponseRedirect(url("vocabulary:questions") + "?asked")


@require_POST
@signed_in
def answer(request: PersonRequest, ref: str) -> HttpResponse:
    question = queries.question_for(request.person, ref)
    said, why = request.POST.get("said", ""), request.POST.get("why", "")
    if said not in Said.values:
        return _questions_page(request, wrong_ref=ref, wrong=problem_words("said-empty"))
    try:
        actions.answer(question, Said(said), by=request.person, why=why)
    except Gone:
        return HttpResponseRedirect(url("vocabulary:questions"))
    except Problem as problem:
        return _questions_page(request, wrong_ref=ref, wrong=problem_words(problem.reason))
    return HttpResponseRedirect(url("vocabulary:questions") + "?said")


@require_POST
@signed_in
def seen(request: PersonRequest, ref: str) -> HttpResponse:
    actions.has_seen(ref, by=request.person)
    return HttpResponseRedirect("/")


def _questions_page(request: PersonRequest, *, wrong_ref: str = "", wrong: str = "") -> HttpResponse:
    asked = queries.page_for(request.person, number_of(request.GET))
    context: dict[str, Any] = {
        "asked": asked,
        "mine": queries.lived_by(request.person) if asked.number == 1 else [],
        "answers": Said.choices,
        "told": next((told for told in ("asked", "said") if told in request.GET), ""),
        "wrong_ref": wrong_ref,
        "wrong": wrong,
        "typed": {"said": request.POST.get("said", ""), "why": request.POST.get("why", "")},
        "why_length": rules.WHY_LENGTH,
    }
    return page(request, "vocabulary/questions.html", context, status=422 if wrong else 200)


def _which_page(
    request: PersonRequest, experience: Experience, near: list[Experience], *, typed: str = "", wrong: str = ""
) -> HttpResponse:
    context = {"experience": experience, "near": near, "typed": typed, "wrong": wrong}
    return page(request, "vocabulary/which.html", context, status=422 if wrong else 200)


def _ask_page(
    request: PersonRequest, experience: Experience, second: Experience, reason: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "experience": experience,
        "second": second,
        "kept": request.POST.get("kept", "") or second.ref,
        "wrong": problem_words(reason) if reason else "",
    }
    return page(request, "vocabulary/ask.html", context, status=422 if status == 400 else status)
