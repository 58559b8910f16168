"""What is coming: everybody's, and a circle's."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from eachother.circles.pages import inside
from eachother.circles.queries import circle_to_read
from eachother.gatherings import queries
from eachother.gatherings.sketches import SECTION
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.web.pages import page
from eachother.web.paging import number_of


@require_safe
@signed_in
def coming(request: PersonRequest) -> HttpResponse:
    days = queries.coming_page(request.person, number_of(request.GET))
    return page(request, "gatherings/coming.html", {"days": days})


@require_safe
@signed_in
def of_circle(request: PersonRequest, ref: str) -> HttpResponse:
    circle = circle_to_read(request.person, ref)
    context = {
        "days": queries.coming_in(circle, request.person, number_of(request.GET)),
        "past": queries.past_in(circle, request.person, number_of(request.GET, "past")),
    }
    return inside(request, circle, "gatherings/of_circle.html", context, section=SECTION)
