"""A few who are together: their page, who comes in by whose word, and leaving."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from eachother.connections import actions, rules
from eachother.connections.bodies import Body
from eachother.connections.models import Asking, Connection, State
from eachother.connections.parts import parts, parts_for_hard_times
from eachother.connections.queries import (
    asked_with_words,
    asking_of,
    few_of,
    identities_of,
    lines_drawn_to,
    name_of,
    standing,
    those_alongside,
)
from eachother.connections.refusals import TooOften
from eachother.connections.views.answers import count_words, in_json
from eachother.connections.views.start import Across, Phase, start_of
from eachother.connections.wire import asked_row, message_row, other_row
from eachother.foundation.limits import allow
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.web.addresses import url
from eachother.web.csp import unlocks
from eachother.web.pages import page

ASKED, A_DAY = 20, timedelta(days=1)


def talk_of_few(request: PersonRequest, connection: Connection) -> HttpResponse:
    """The page of a few. The server has no name for it; what they call it stands sealed in one of the messages."""
    if connection.state == State.PROPOSED:
        return HttpResponseRedirect(url("connections:beginning", connection.ref))
    person = request.person
    stands = standing(connection, person)
    others = connection.others(person)
    named = name_of(connection, person)
    start = start_of(
        request,
        connection,
        stands,
        other_row(connection, person, stands),
        names={one.ref: one.called for one in connection.everybody},
        named=named and message_row(named),
        askings=_askings(connection, request),
    )
    together = _("the others")
    context = {
        "connection": connection,
        "others": others,
        "members": [member for member in connection.present if member.person_id != person.pk],
        "across": Across("", ", ".join(other.called for other in others), together),
        "stands": stands,
        "phase": Phase(stands.phase, stands.by_me),
        "start": start,
        "lines": lines_drawn_to(person, others),
        "parts": parts(),
        "for_hard_times": parts_for_hard_times(),
        "largest_file": settings.ENV.file_megabytes,
    }
    return page(request, "connections/few.html", context)


@require_http_methods(["GET", "POST"])
@signed_in
@in_json
def people(request: PersonRequest, ref: str) -> HttpResponse:
    """GET: who is asked in, and whom one could propose. POST `{person, epoch, signature}`, perhaps `told`: one would
    like them to come in."""
    connection = few_of(request.person, ref)
    if request.method == "POST":
        body = Body(request)
        count_words(request.person)
        if not allow(f"few|{request.person.pk}", times=ASKED, per=A_DAY):
            raise TooOften("too-often")
        actions.propose_person(
            connection,
            ref=body.text("person"),
            by=request.person,
            epoch=body.number("epoch"),
            signature=body.text("signature"),
            told=body.perhaps_text("told"),
        )
        return _asked(connection, request)
    asked = {asking.person_id for asking in Asking.objects.open().filter(connection=connection)}
    full = not rules.has_room(connection, len(asked))
    away = {*connection.member_ids, *asked}
    possible = [] if full else [one for one in those_alongside(request.person) if one.pk not in away]
    identities = identities_of(possible)
    rows = [{"person": one.ref, "name": one.called, "identity": identities.get(one.ref)} for one in possible]
    return JsonResponse({"askings": _askings(connection, request), "possible": rows, "full": full})


@require_POST
@signed_in
@in_json
def approvals(request: PersonRequest, ref: str, person: str) -> HttpResponse:
    """`{epoch, signature}`, perhaps `told`: one's word that they may come in."""
    connection, body = few_of(request.person, ref), Body(request)
    count_words(request.person)
    asking = asking_of(connection, person)
    actions.approve_person(
        connection,
        asking,
        by=request.person,
        epoch=body.number("epoch"),
        signature=body.text("signature"),
        told=body.perhaps_text("told"),
    )
    return _asked(connection, request)


@require_POST
@signed_in
@in_json
def person_aside(request: PersonRequest, ref: str, person: str) -> HttpResponse:
    """Not now. Nobody is told by whom."""
    connection = few_of(request.person, ref)
    count_words(request.person)
    actions.put_person_aside(connection, asking_of(connection, person), by=request.person)
    return _asked(connection, request)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@unlocks
def departure(request: PersonRequest, ref: str) -> HttpResponse:
    """GET says what leaving means; POST leaves."""
    connection = few_of(request.person, ref)
    if not rules.may_leave(connection):
        return HttpResponseRedirect(url("connections:talk", ref))
    if request.method == "POST":
        actions.leave_few(connection, by=request.person)
        return HttpResponseRedirect(url("connections:alongside"))
    return page(request, "connections/departure.html", {"connection": connection})


def _asked(connection: Connection, request: PersonRequest) -> JsonResponse:
    return JsonResponse({"askings": _askings(connection, request)})


def _askings(connection: Connection, request: PersonRequest) -> list[dict[str, object]]:
    asked = asked_with_words(connection)
    if not asked:
        return []
    people = [one.asking.person for one in asked]
    identities, lines = identities_of(people), lines_drawn_to(request.person, people)
    return [asked_row(one, identities, one.asking.person in lines) for one in asked]
