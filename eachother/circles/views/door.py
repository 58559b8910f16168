"""The door of a circle: what it is, before one is in; coming in, knocking, saying no."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST, require_safe

from eachother.circles import actions, queries, rules
from eachother.circles.models import Circle
from eachother.circles.words import door_words, people_words, problem_words, readers_words
from eachother.foundation.limits import within
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.people.problems import Problem
from eachother.web.addresses import url
from eachother.web.pages import page


@require_safe
@signed_in
def door(request: PersonRequest, ref: str) -> HttpResponse:
    found = queries.circle_for(request.person, ref)
    if found.is_in:  # type: ignore[attr-defined]
        return HttpResponseRedirect(url("circles:circle", ref))
    return _door_page(request, found)


@require_POST
@signed_in
def come_in(request: PersonRequest, ref: str) -> HttpResponse:
    """Whoever may come in without a word, or is asked in. Others are shown what is missing."""
    found = queries.circle_for(request.person, ref)
    if not found.is_in:  # type: ignore[attr-defined]
        if queries.way_in(found, request.person).missing:
            return _door_page(request, found, status=403)
        actions.join(found, by=request.person)
    return HttpResponseRedirect(url("circles:circle", ref) + "?came")


@require_POST
@signed_in
def refuse(request: PersonRequest, ref: str) -> HttpResponse:
    actions.say_no(queries.circle_for(request.person, ref), by=request.person)
    return HttpResponseRedirect(url("circles:circles"))


@require_POST
@signed_in
def knock(request: PersonRequest, ref: str) -> HttpResponse:
    found, person = queries.circle_for(request.person, ref), request.person
    if found.is_in:  # type: ignore[attr-defined]
        return HttpResponseRedirect(url("circles:circle", ref))
    if not queries.way_in(found, person).knocks:
        raise PermissionDenied
    words = request.POST.get("words", "")
    fits = not rules.knock_problem(words.strip()) and queries.my_knock(found, person) is None
    if fits and not within("knock", person.pk):
        return _door_page(request, found, "knock-often", status=429)
    try:
        actions.knock(found, words, by=person)
    except Problem as problem:
        return _door_page(request, found, problem.reason, status=422)
    return HttpResponseRedirect(url("circles:door", ref))


@require_POST
@signed_in
def take_knock_back(request: PersonRequest, ref: str) -> HttpResponse:
    actions.take_knock_back(queries.circle_for(request.person, ref), by=request.person)
    return HttpResponseRedirect(url("circles:door", ref))


def _door_page(request: PersonRequest, circle: Circle, wrong: str = "", *, status: int = 200) -> HttpResponse:
    way = queries.way_in(circle, request.person)
    context = {
        "circle": circle,
        "way": way,
        "knocked": queries.my_knock(circle, request.person) if way.knocks else None,
        "tables": queries.agreement_of(circle, request.person),
        "saying": queries.carrying_powers(circle, request.person),
        "how_many": people_words(circle.how_many),  # type: ignore[attr-defined]
        "door_words": door_words(circle.door, about_something=bool(way.abouts)),
        "readers_words": readers_words(circle.readers),
        "typed": request.POST.get("words", ""),
        "wrong": [problem_words(wrong)] if wrong else [],
        "answer_length": rules.KNOCK_LENGTH,
    }
    return page(request, "circles/door.html", context, status)
