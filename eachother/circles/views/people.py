"""Who is in a circle, who knocks, and asking somebody in."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eachother.circles import actions, queries, rules
from eachother.circles.models import Circle
from eachother.circles.pages import inside
from eachother.circles.words import people_words, problem_words
from eachother.foundation.limits import within
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.people.problems import Gone, Problem
from eachother.people.queries import may_come_across, person_for
from eachother.web.addresses import url
from eachother.web.pages import page
from eachother.web.paging import number_of, paged

SHOWN_ASKED = 30


@require_safe
@signed_in
def people(request: PersonRequest, ref: str) -> HttpResponse:
    return _people_page(request, queries.circle_to_read(request.person, ref))


@require_POST
@signed_in
def let_in(request: PersonRequest, ref: str, knock: str) -> HttpResponse:
    found = queries.circle_of(request.person, ref)
    try:
        at_the_door = queries.knock_for(found, request.person, knock)
        actions.let_in(at_the_door, request.POST.get("words", ""), by=request.person)
    except Gone:
        return HttpResponseRedirect(url("circles:people", ref))
    except Problem as problem:
        return _people_page(request, found, wrong_ref=knock, wrong=problem_words(problem.reason))
    return HttpResponseRedirect(url("circles:people", ref) + "?in")


@require_POST
@signed_in
def let_be(request: PersonRequest, ref: str, knock: str) -> HttpResponse:
    found = queries.circle_of(request.person, ref)
    actions.let_be(queries.knock_for(found, request.person, knock), by=request.person)
    return HttpResponseRedirect(url("circles:people", ref))


def _people_page(request: PersonRequest, circle: Circle, *, wrong_ref: str = "", wrong: str = "") -> HttpResponse:
    within: bool = circle.is_in  # type: ignore[attr-defined]
    context = {
        "people": queries.page_of_people(circle, request.person, number_of(request.GET), within=within),
        "knocks": queries.knocks_at(circle, request.person, number_of(request.GET, "knocks")) if within else None,
        "how_many": people_words(circle.how_many),  # type: ignore[attr-defined]
        "wrong_ref": wrong_ref,
        "wrong": wrong,
        "typed": request.POST.get("words", ""),
        "let_in": "in" in request.GET,
        "answer_length": rules.ANSWER_LENGTH,
    }
    return inside(
        request, circle, "circles/people.html", context, section="circles:people", status=422 if wrong else 200
    )


@require_safe
@signed_in
def asking(request: PersonRequest, ref: str) -> HttpResponse:
    """Whom one may ask in, of those one has nodded with, and whom one has asked."""
    return _asking_page(request, queries.circle_of(request.person, ref))


@require_http_methods(["POST"])
@signed_in
def ask_in(request: PersonRequest, ref: str, person: str) -> HttpResponse:
    found = queries.circle_of(request.person, ref)
    other = person_for(request.person, person)
    if not may_come_across(request.person, other) or other.pk == request.person.pk:
        raise Http404
    if not within("ask-in", request.person.pk):
        return _asking_page(request, found, problem_words("ask-often"), status=429)
    actions.ask_in(found, other, by=request.person)
    return HttpResponseRedirect(url("circles:asking", ref) + "?asked")


@require_POST
@signed_in
def take_ask_back(request: PersonRequest, ref: str, person: str) -> HttpResponse:
    found = queries.circle_of(request.person, ref)
    actions.take_ask_back(found, person_for(request.person, person), by=request.person)
    return HttpResponseRedirect(url("circles:asking", ref))


def _asking_page(request: PersonRequest, circle: Circle, wrong: str = "", *, status: int = 200) -> HttpResponse:
    context = {
        "people": queries.whom_to_ask(circle, request.person, number_of(request.GET)),
        "asks": paged(queries.asks_of(circle, request.person), number_of(request.GET, "asks"), size=SHOWN_ASKED),
        "asked": "asked" in request.GET,
        "wrong": wrong,
    }
    return inside(request, circle, "circles/asking.html", context, section="circles:people", status=status)


@require_safe
@signed_in
def with_somebody(request: PersonRequest, ref: str) -> HttpResponse:
    """Into which of one's circles one may ask somebody, from their page."""
    other = person_for(request.person, ref)
    if not may_come_across(request.person, other) or other.pk == request.person.pk:
        raise Http404
    circles = queries.circles_to_ask_into(request.person, other, number_of(request.GET))
    return page(request, "circles/with.html", {"other": other, "circles": circles})
