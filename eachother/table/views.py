"""The page of a circle's table, and what one does there. All of it works without scripts; with them it stays fresh."""

from collections.abc import Callable
from contextlib import suppress

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST, require_safe

from eachother.circles.models import Circle
from eachother.circles.pages import inside
from eachother.foundation.limits import within
from eachother.foundation.refs import new_ref
from eachother.foundation.text import clean_line
from eachother.people.access import signed_in
from eachother.people.hiding import hidden_from
from eachother.people.http import PersonRequest
from eachother.people.problems import Problem
from eachother.table import actions, queries, rules, shown
from eachother.table.seats import Away
from eachother.table.words import problem_words
from eachother.web.addresses import url
from eachother.web.pages import part, wants_part

STATUS = {"too-often": 429, "away": 409}


@require_safe
@signed_in
def table(request: PersonRequest, ref: str) -> HttpResponse:
    """Opening the page shows the table; to be seen there one sits down."""
    circle = queries.circle_at(request.person, ref)
    actions.stay(circle, by=request.person, open_page=False)
    return _table_page(request, circle)


@require_safe
@signed_in
def now(request: PersonRequest, ref: str) -> HttpResponse:
    """The table again, for a page that is open."""
    circle = queries.circle_of_table(request.person, ref)
    actions.stay(circle, by=request.person, open_page=True)
    return _now(request, circle)


@require_POST
@signed_in
def sit_down(request: PersonRequest, ref: str) -> HttpResponse:
    circle = queries.circle_of_table(request.person, ref)
    listening = request.POST.get("how") != "talking"
    return _done(request, circle, lambda: actions.sit_down(circle, by=request.person, listening=listening))


@require_POST
@signed_in
def get_up(request: PersonRequest, ref: str) -> HttpResponse:
    circle = queries.circle_of_table(request.person, ref)
    return _done(request, circle, lambda: actions.get_up(circle, by=request.person))


@require_POST
@signed_in
def take_back(request: PersonRequest, ref: str, line: str) -> HttpResponse:
    circle = queries.circle_of_table(request.person, ref)
    return _done(request, circle, lambda: actions.take_back(circle, line, by=request.person))


@require_POST
@signed_in
def say(request: PersonRequest, ref: str) -> HttpResponse:
    circle = queries.circle_at(request.person, ref)
    if reason := _say(request, circle):
        return _not_said(request, circle, reason)
    if wants_part(request):
        return part(request, "table/_saying.html", _saying(circle))
    return HttpResponseRedirect(url("table:table", ref))


def _say(request: PersonRequest, circle: Circle) -> str:
    """Say it, or why it could not be said."""
    words, person = request.POST.get("words", ""), request.person
    if not rules.line_problem(clean_line(words)) and not within("line", person.pk):
        return "too-often"
    try:
        actions.say(circle, words, once=request.POST.get("once", ""), by=person)
    except Problem as problem:
        return problem.reason
    except Away:
        return "away"
    return ""


def _not_said(request: PersonRequest, circle: Circle, reason: str) -> HttpResponse:
    status, wrong = STATUS.get(reason, 422), problem_words(reason)
    typed = {"typed": request.POST.get("words", ""), "once": request.POST.get("once") or new_ref(), "wrong": wrong}
    if wants_part(request):
        return part(request, "table/_saying.html", _saying(circle) | typed, status)
    return _table_page(request, circle, typed, status)


def _done(request: PersonRequest, circle: Circle, do: Callable[[], None]) -> HttpResponse:
    """Do it; while the table cannot be reached, its page says so."""
    with suppress(Away):
        do()
    return _now(request, circle) if wants_part(request) else HttpResponseRedirect(url("table:table", circle.ref))


def _now(request: PersonRequest, circle: Circle) -> HttpResponse:
    seen = queries.table_for(request.person, circle, hidden_from(request))
    return part(request, "table/_now.html", {"circle": circle, "at_table": seen, "lines": shown.lines(circle, seen)})


def _table_page(
    request: PersonRequest, circle: Circle, typed: dict[str, str] | None = None, status: int = 200
) -> HttpResponse:
    seen = queries.table_for(request.person, circle, hidden_from(request))
    context = _saying(circle) | {"at_table": seen, "lines": shown.lines(circle, seen)} | (typed or {})
    return inside(request, circle, "table/table.html", context, section="table:table", status=status)


def _saying(circle: Circle) -> dict[str, object]:
    return {
        "circle": circle,
        "typed": "",
        "wrong": "",
        "once": new_ref(),
        "line_length": rules.LINE_LENGTH,
    }
