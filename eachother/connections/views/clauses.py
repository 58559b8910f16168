"""The agreement: putting a clause on the table, wording it anew, agreeing, putting it back."""

from collections.abc import Callable
from functools import partial

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_http_methods, require_POST

from eachother.connections import actions
from eachother.connections.bodies import Body
from eachother.connections.models import Connection, Wording
from eachother.connections.queries import agreement_of, clause_of, connection_for, days_of
from eachother.connections.views.answers import count_words, in_json, made
from eachother.connections.wire import days_row, table_row
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest


@require_http_methods(["GET", "POST"])
@signed_in
@in_json
def clauses(request: PersonRequest, ref: str) -> HttpResponse:
    """GET: the whole agreement. POST `{clause, sealed, signature}` (one that acts: and `days`): a new clause, with
    one's own consent."""
    connection = connection_for(request.person, ref)
    if request.method == "GET":
        tables = [table_row(table) for table in agreement_of(connection)]
        days = days_row(days_of(connection), request.person)
        return JsonResponse({"clauses": tables, "days": days, "revision": connection.revision})
    count_words(request.person)
    body = Body(request)
    wording, new = actions.propose_clause(
        connection,
        by=request.person,
        ref=body.text("clause"),
        sealed=body.text("sealed"),
        signature=body.text("signature"),
        days=body.perhaps_number("days"),
    )
    return _placed(wording, new)


@require_POST
@signed_in
@in_json
def wordings(request: PersonRequest, ref: str, clause: str) -> HttpResponse:
    """`{number, round, sealed, signature}`, and `days` for one that acts; `again` when it is in the same words."""
    connection, body = connection_for(request.person, ref), Body(request)
    count_words(request.person)
    wording, new = actions.reword_clause(
        connection,
        clause_of(connection, clause),
        by=request.person,
        number=body.number("number"),
        in_round=body.number("round"),
        sealed=body.text("sealed"),
        signature=body.text("signature"),
        days=body.perhaps_number("days"),
        again=body.flag("again"),
    )
    return _placed(wording, new)


@require_POST
@signed_in
@in_json
def consents(request: PersonRequest, ref: str, clause: str) -> HttpResponse:
    """`{number, round, signature}`."""
    connection, body = _signing(request, ref)
    return _signed(request, connection, clause, body, partial(actions.agree_to, number=body.number("number")))


@require_POST
@signed_in
@in_json
def reopenings(request: PersonRequest, ref: str, clause: str) -> HttpResponse:
    """`{round: the one that begins, signature}`."""
    connection, body = _signing(request, ref)
    return _signed(request, connection, clause, body, actions.reopen)


def _signing(request: PersonRequest, ref: str) -> tuple[Connection, Body]:
    """Whatever else is wrong with it, it was a try."""
    connection = connection_for(request.person, ref)
    count_words(request.person)
    return connection, Body(request)


def _signed(
    request: PersonRequest, connection: Connection, clause: str, body: Body, verb: Callable[..., object]
) -> HttpResponse:
    """What is signed of a clause, and the agreement as it stands then."""
    signed = {"in_round": body.number("round"), "signature": body.text("signature")}
    verb(connection, clause_of(connection, clause), by=request.person, **signed)
    return JsonResponse({"clauses": [table_row(table) for table in agreement_of(connection)]})


def _placed(wording: Wording, new: bool) -> JsonResponse:
    message = wording.message
    return made({"place": message.place, "at": message.created_at.isoformat(timespec="milliseconds")}, new)
