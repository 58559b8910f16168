"""The conversation."""

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from eachother.connections import rules
from eachother.connections.parts import parts, parts_for_hard_times
from eachother.connections.queries import connection_for, standing
from eachother.connections.views.start import Across, Phase, start_of
from eachother.connections.views.together import talk_of_few
from eachother.connections.wire import other_row
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.web.csp import carries, unlocks
from eachother.web.pages import page


@require_GET
@signed_in
@unlocks
@carries
def talk(request: PersonRequest, ref: str) -> HttpResponse:
    """The page, with the newest sealed messages and the keys in it, so that reading starts without another question."""
    connection = connection_for(request.person, ref)
    if connection.is_few:
        return talk_of_few(request, connection)
    stands = standing(connection, request.person)
    other = connection.other(request.person)
    shown = other_row(connection, request.person, stands)
    return page(
        request,
        "connections/talk.html",
        {
            "connection": connection,
            "other": other,
            "across": Across(other.ref, other.name, other.called),
            "stands": stands,
            "phase": Phase(stands.phase, stands.by_me),
            "powers": connection.member(other).carries,  # type: ignore[attr-defined]
            "start": start_of(request, connection, stands, shown),
            "may_answer": rules.may_answer(connection, request.person),
            "begun_by_me": connection.begun_by_id == request.person.pk,
            "is_here": shown["here"],
            "parts": parts(),
            "for_hard_times": parts_for_hard_times(),
            "largest_file": settings.ENV.file_megabytes,
        },
    )
