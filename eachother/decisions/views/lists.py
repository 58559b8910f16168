"""What is being decided, and what was: by everybody, and in a circle."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from eachother.circles.pages import inside
from eachother.circles.queries import circle_to_read
from eachother.decisions import queries
from eachother.decisions.sketch import SECTION
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.web import slots
from eachother.web.pages import page
from eachother.web.paging import number_of


@require_safe
@signed_in
def decisions(request: PersonRequest) -> HttpResponse:
    """What everybody here decides, and what the circles do that one is in."""
    cards = queries.page_of_open(request.person, None, number_of(request.GET))
    return page(request, "decisions/decisions.html", {"cards": cards, "top": slots.filled("commons-top", request)})


@require_safe
@signed_in
def closed(request: PersonRequest) -> HttpResponse:
    cards = queries.page_of_closed(request.person, None, number_of(request.GET))
    return page(request, "decisions/closed.html", {"cards": cards})


@require_safe
@signed_in
def in_circle(request: PersonRequest, ref: str) -> HttpResponse:
    circle = circle_to_read(request.person, ref)
    context = {"cards": queries.page_of_open(request.person, circle, number_of(request.GET))}
    return inside(request, circle, "decisions/circle.html", context, section=SECTION)


@require_safe
@signed_in
def closed_in_circle(request: PersonRequest, ref: str) -> HttpResponse:
    circle = circle_to_read(request.person, ref)
    context = {"cards": queries.page_of_closed(request.person, circle, number_of(request.GET))}
    return inside(request, circle, "decisions/circle_closed.html", context, section=SECTION)
