"""Everybody one is alongside of."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from eachother.connections.models import State
from eachother.connections.queries import asked_in, ended_for, few_page, list_for
from eachother.connections.rules import LEAST
from eachother.live.presence import here
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.web.pages import page, part, wants_part
from eachother.web.paging import number_of


@require_GET
@signed_in
def alongside(request: PersonRequest) -> HttpResponse:
    """Alongside, paused, hellos given and received, ended; and a few. Only those alongside are seen to be here."""
    listed = list_for(request.person, State.PROPOSED, State.ALONGSIDE, State.PAUSED)
    answer, template = (part, "connections/_list.html") if wants_part(request) else (page, "connections/alongside.html")
    return answer(
        request,
        template,
        {
            "asked": [one for one in listed if one.state == State.PROPOSED and not one.begun_by_me],
            "together": [one for one in listed if one.state in (State.ALONGSIDE, State.PAUSED)],
            "waiting": [one for one in listed if one.state == State.PROPOSED and one.begun_by_me],
            "ended": ended_for(request.person, number_of(request.GET, "ended")),
            "few": few_page(request.person, number_of(request.GET, "few")),
            "few_asked": asked_in(request.person),
            "can_ask_few": sum(one.state == State.ALONGSIDE for one in listed) + 1 >= LEAST,
            "here": here(one.other.pk for one in listed if one.state == State.ALONGSIDE),
        },
    )
