"""The circles there are, the front page of each, waking one and leaving it."""

from itertools import groupby
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eachother.circles import actions, queries, sections
from eachother.circles.kinds import LET_IN
from eachother.circles.models import Circle, Readers
from eachother.circles.pages import inside
from eachother.circles.queries import lists
from eachother.circles.words import door_words, people_words, readers_words
from eachother.notices.actions import settle
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.web import slots
from eachother.web.addresses import url
from eachother.web.pages import page
from eachother.web.paging import number_of


@require_safe
@signed_in
def circles(request: PersonRequest) -> HttpResponse:
    paged = queries.page_for(request.person, number_of(request.GET))
    groups = [
        (_titles()[rank], list(of_it))
        for rank, of_it in groupby(paged.rows, key=lambda one: one.rank)  # type: ignore[attr-defined]
    ]
    context = {
        "circles": paged,
        "groups": groups,
        "people_words": people_words,
        "left": "left" in request.GET,
        "top": slots.filled("circles-top", request),
    }
    return page(request, "circles/circles.html", context)


def _titles() -> dict[int, str]:
    return {
        lists.ASKED: _("You are asked in"),
        lists.MINE: _("Yours"),
        lists.SHARED: _("Round something you have lived"),
        lists.OTHERS: _("Others"),
        lists.ASLEEP: _("Asleep"),
    }


@require_safe
@signed_in
def circle(request: PersonRequest, ref: str) -> HttpResponse:
    """For those who may read; whoever may know of it and no more is led to its door."""
    found = queries.circle_for(request.person, ref)
    if not may_read(found):
        return HttpResponseRedirect(url("circles:door", ref))
    shown = sections.in_order()
    here, present = queries.who_is_here(found, request.person, {pk for one in shown for pk in one.named(found)})
    abouts = found.round  # type: ignore[attr-defined]
    context = {
        "sketches": [one.sketch(request, found) for one in shown],
        "abouts": abouts,
        "here": here,
        "present": present,
        "how_many": people_words(found.how_many),  # type: ignore[attr-defined]
        "door_words": door_words(found.door, about_something=bool(abouts)),
        "readers_words": readers_words(found.readers),
        "came": "came" in request.GET,
        "begun": "begun" in request.GET,
        "awake": "awake" in request.GET,
    }
    return inside(request, found, "circles/circle.html", context, section="circles:circle")


def may_read(circle: Circle) -> bool:
    """Whether whoever it was loaded for may read there."""
    is_in: Any = circle.is_in  # type: ignore[attr-defined]
    return bool(is_in or circle.readers == Readers.EVERYBODY)


@require_POST
@signed_in
def wake(request: PersonRequest, ref: str) -> HttpResponse:
    actions.stir(queries.circle_of(request.person, ref))
    return HttpResponseRedirect(url("circles:circle", ref) + "?awake")


@require_POST
@signed_in
def seen(request: PersonRequest, ref: str) -> HttpResponse:
    """They have read that they are in."""
    settle(request.person, LET_IN, about=queries.circle_for(request.person, ref).ref)
    return HttpResponseRedirect(url("circles:circle", ref))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def leaving(request: PersonRequest, ref: str) -> HttpResponse:
    if request.method == "POST":
        found = queries.circle_for(request.person, ref)
        actions.leave(found, by=request.person, takes_words=request.POST.get("words") == "take")
        return HttpResponseRedirect(url("circles:circles") + "?left")
    found = queries.circle_of(request.person, ref)
    context = {"last": len(queries.ids_in(found)) == 1}
    return inside(request, found, "circles/leaving.html", context, section="circles:people")
