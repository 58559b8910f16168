"""Messages: reading them a page at a time, sending, deleting one's own, having read."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_http_methods, require_POST

from eachother.connections import actions
from eachother.connections.bodies import MOST, Body
from eachother.connections.models import Connection, Message
from eachother.connections.queries import connection_for, messages_of, standing
from eachother.connections.queries.messages import AT_ONCE
from eachother.connections.refusals import Impossible
from eachother.connections.views.answers import count_words, in_json, made
from eachother.connections.wire import message_row, other_row, standing_row
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest


@require_http_methods(["GET", "POST"])
@signed_in
@in_json
def messages(request: PersonRequest, ref: str) -> HttpResponse:
    """GET ?before=<place> | ?after=<place> &limit=. POST `{sealed}` (and `quiet: true`, `name: true`, or `files`: the
    refs of what it tells of): stored when it answers 201 (or 200: it was)."""
    connection = connection_for(request.person, ref)
    if request.method == "POST":
        return _send(request, connection)
    rows = messages_of(
        connection,
        since=connection.member(request.person).from_place,
        before=_number(request, "before"),
        after=_number(request, "after"),
        limit=_number(request, "limit") or AT_ONCE,
    )
    stands = standing(connection, request.person)
    return JsonResponse(
        {
            "messages": [message_row(message) for message in rows],
            "standing": standing_row(stands),
            "other": other_row(connection, request.person, stands),
            "revision": connection.revision,
        }
    )


def _send(request: PersonRequest, connection: Connection) -> JsonResponse:
    count_words(request.person)
    body = Body(request)
    how = {"quiet": body.flag("quiet"), "name": body.flag("name")}
    sealed, files = body.text("sealed"), body.refs("files")
    return _taken(*actions.send(connection, by=request.person, sealed=sealed, files=files, **how))


@require_POST
@signed_in
@in_json
def deletions(request: PersonRequest, ref: str) -> HttpResponse:
    """`{sealed: the tombstone, removes: the sequence}`."""
    connection, body = connection_for(request.person, ref), Body(request)
    count_words(request.person)
    return _taken(
        *actions.delete_own(connection, by=request.person, sealed=body.text("sealed"), removes=body.number("removes"))
    )


@require_POST
@signed_in
@in_json
def reading(request: PersonRequest, ref: str) -> HttpResponse:
    """`{to: the place}`."""
    actions.mark_read(connection_for(request.person, ref), by=request.person, to=Body(request).number("to"))
    return HttpResponse(status=204)


def _taken(message: Message, new: bool) -> JsonResponse:
    return made({"place": message.place, "at": message.created_at.isoformat(timespec="milliseconds")}, new)


def _number(request: PersonRequest, name: str) -> int | None:
    text = request.GET.get(name)
    if text is None:
        return None
    if not text.isdecimal() or int(text) > MOST:
        raise Impossible("malformed")
    return int(text)
