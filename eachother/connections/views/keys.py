"""The keys of a connection."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_http_methods

from eachother.connections import actions
from eachother.connections.bodies import Body
from eachother.connections.queries import connection_for, keys_for
from eachother.connections.views.answers import count_words, in_json, made
from eachother.connections.wire import keys_row
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest


@require_http_methods(["GET", "POST"])
@signed_in
@in_json
def keys(request: PersonRequest, ref: str) -> HttpResponse:
    """GET: records and one's own grants. POST: the next epoch: somebody has renewed their keys, has left,
    or comes in."""
    connection = connection_for(request.person, ref)
    if request.method == "POST":
        count_words(request.person)
        body = Body(request)
        epoch = actions.go_on(connection, by=request.person, record=body.text("record"), grants=body.texts("grants"))
        return made({"epoch": epoch.number}, True)
    return JsonResponse(keys_row(connection.ref, keys_for(connection, request.person)))
