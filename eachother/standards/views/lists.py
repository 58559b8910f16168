"""What holds, what grows, what held once; all of it as a booklet; and the page on the open web."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.standards import queries
from eachother.web.pages import page
from eachother.web.paging import number_of

HOLDING_AT_ONCE = 25


@require_safe
@signed_in
def standards(request: PersonRequest) -> HttpResponse:
    context = {"holding": queries.holding(number_of(request.GET), HOLDING_AT_ONCE), "shown": queries.is_shown()}
    return page(request, "standards/standards.html", context)


@require_safe
@signed_in
def growing(request: PersonRequest) -> HttpResponse:
    found = queries.growing_page(request.person, number_of(request.GET))
    asked = queries.asked_about(found.rows)
    return page(request, "standards/growing.html", {"found": found, "asked": asked})


@require_safe
@signed_in
def retired(request: PersonRequest) -> HttpResponse:
    found = queries.retired_page(request.person, number_of(request.GET))
    return page(request, "standards/retired.html", {"found": found})


@require_safe
@signed_in
def booklet(request: PersonRequest) -> HttpResponse:
    """All of them with what they were drawn from, made to be printed."""
    holding = queries.holding(number_of(request.GET))
    found = queries.lineages(request.person, [one.standard for one in holding.rows])
    return page(request, "standards/booklet.html", {"holding": holding, "lineages": found})


@require_safe
def shown(request: HttpRequest) -> HttpResponse:
    """For anybody, when the community has decided so. Nothing of it is kept in between, so that what is taken back is
    gone with the next look."""
    if not queries.is_shown():
        raise Http404
    holding = queries.holding(number_of(request.GET))
    stories, dissent = queries.told_to_anybody(holding.rows), queries.seen_differently(holding.rows)
    context = {"holding": holding, "stories": stories, "dissent": dissent}
    response = page(request, "standards/shown.html", context)
    response["X-Robots-Tag"] = "noindex, follow"
    return response
