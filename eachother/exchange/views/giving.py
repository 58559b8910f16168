"""Both roles seen: one's own giving and receiving, for oneself; and whether roles are setting hard here, of nobody."""

from datetime import datetime, time

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from eachother.exchange import drawing, queries, rules
from eachother.exchange.models import Way
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.web.pages import page
from eachother.web.paging import number_of


@require_safe
@signed_in
def giving(request: PersonRequest) -> HttpResponse:
    today = timezone.localdate()
    since = timezone.make_aware(datetime.combine(drawing.first_month(today), time.min))
    marks = queries.marks_of(request.person, since)
    ways = {mark.way for mark in marks}
    context = {
        "year": drawing.year_of(marks, today),
        "question": rules.question_after(gave=Way.GAVE in ways, received=Way.RECEIVED in ways),
        "said": queries.own_afterwords(request.person, number_of(request.GET)),
    }
    return page(request, "exchange/giving.html", context)


@require_safe
@signed_in
def roles(request: PersonRequest) -> HttpResponse:
    return page(request, "exchange/roles.html", {"roles": queries.roles_here()})
