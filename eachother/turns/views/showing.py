"""The tasks of a circle, one of them, and naming one."""

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from eachother.circles.models import Circle
from eachother.circles.pages import inside
from eachother.circles.queries import circle_of, circle_to_read
from eachother.foundation.limits import within
from eachother.foundation.refs import new_ref
from eachother.foundation.text import clean_line, clean_text
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.people.problems import Problem
from eachother.turns import actions, pages, queries, rules
from eachother.turns.models import Goes, Kind, Lasts
from eachother.turns.words import KIND, NAME, WORDS, problem_words
from eachother.web.addresses import url
from eachother.web.paging import number_of

SECTION = "turns:tasks"


@require_safe
@signed_in
def tasks(request: PersonRequest, ref: str) -> HttpResponse:
    circle = circle_to_read(request.person, ref)
    context = {"tasks": queries.page_for(circle, request.person, number_of(request.GET))}
    return inside(request, circle, "turns/tasks.html", context, section=SECTION)


@require_safe
@signed_in
def task(request: PersonRequest, ref: str, task: str) -> HttpResponse:
    return task_page(request, circle_to_read(request.person, ref), task)


def task_page(request: PersonRequest, circle: Circle, ref: str, wrong: str = "", status: int = 200) -> HttpResponse:
    """A task as this person sees it; `wrong` says why what they wanted could not be done."""
    found, state = queries.task_for(circle, request.person, ref)
    seen = pages.task_page(found, state, request.person, number_of(request.GET))
    context = {"task": found, "seen": seen, "wrong": wrong}
    return inside(request, circle, "turns/task.html", context, section=SECTION, status=status)


@require_safe
@signed_in
def lots(request: PersonRequest, ref: str, task: str) -> HttpResponse:
    """What was drawn for a task, so that anybody can check it."""
    circle = circle_to_read(request.person, ref)
    found = queries.task_in(circle, task)
    draws = pages.draws_page(found, request.person, number_of(request.GET))
    return inside(request, circle, "turns/lots.html", {"task": found, "draws": draws}, section=SECTION)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: PersonRequest, ref: str) -> HttpResponse:
    """Anybody in the circle names a task."""
    circle = circle_of(request.person, ref)
    if request.method != "POST":
        return _new_page(request, circle)
    given = request.POST
    called, words = given.get("name", ""), given.get("words", "")
    kind, lasts, goes = given.get("kind", Kind.OTHER), given.get("lasts", ""), given.get("goes", "")
    if kind not in Kind.values or lasts not in Lasts.values or goes not in Goes.values:
        return _new_page(request, circle, "kind-empty")
    fits = not rules.task_problem(clean_line(called), clean_text(words))
    if fits and not within("task", request.person.pk):
        return _new_page(request, circle, "often", 429)
    try:
        named = actions.name(
            circle, called, words, kind=Kind(kind), lasts=Lasts(lasts), goes=Goes(goes), by=request.person,
            once=given.get("once", ""),
        )  # fmt: skip
    except Problem as problem:
        return _new_page(request, circle, problem.reason, 422 if problem.status == 400 else problem.status)
    return HttpResponseRedirect(url("turns:task", ref, named.ref))


def _new_page(request: PersonRequest, circle: Circle, reason: str = "", status: int = 422) -> HttpResponse:
    said, given = [problem_words(reason)] if reason else [], request.POST
    context = {
        "typed": {
            "name": given.get("name", ""),
            "words": given.get("words", ""),
            "kind": given.get("kind", Kind.OTHER),
            "lasts": given.get("lasts", Lasts.FORTNIGHT),
            "goes": given.get("goes", Goes.FREELY),
        },
        "once": given.get("once") or new_ref(),
        "kinds": Kind.choices,
        "lastings": Lasts.choices,
        "ways": Goes.choices,
        "wrong_name": said if reason in NAME else [],
        "wrong_words": said if reason in WORDS else [],
        "wrong_kind": said if reason in KIND else [],
        "wrong": "" if reason in NAME + WORDS + KIND else "".join(said),
    }
    return inside(request, circle, "turns/new.html", context, section=SECTION, status=status if reason else 200)
