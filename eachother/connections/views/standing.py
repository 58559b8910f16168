"""Coming alongside, 'Not now', pausing, going on, ending: plain forms that work without scripts, but for last words."""

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST

from eachother.connections import actions
from eachother.connections.bodies import Body
from eachother.connections.models import Connection, State
from eachother.connections.queries import connection_for, standing
from eachother.connections.refusals import NotYours, Refused
from eachother.connections.rules import may_end, may_let_go
from eachother.connections.views.answers import count_words, in_json
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.people.pressing import Verb, press
from eachother.web.addresses import url
from eachother.web.csp import unlocks
from eachother.web.pages import page


def _do(request: PersonRequest, ref: str, verb: Verb) -> HttpResponse:
    """Do it and go back to the conversation. When things have moved meanwhile, that page says how they stand."""
    connection = connection_for(request.person, ref)
    try:
        verb(connection, by=request.person)
    except NotYours:
        return page(request, "connections/not_yours.html", {"connection": connection}, status=403)
    except Refused:
        return HttpResponseRedirect(url("connections:talk", ref))
    still_there = Connection.objects.of(request.person).filter(ref=ref).exists()
    return HttpResponseRedirect(url("connections:talk", ref) if still_there else url("connections:alongside"))


acceptance = press(_do, actions.come_alongside)
refusal = press(_do, actions.decline)
pause = press(_do, actions.pause)
resumption = press(_do, actions.resume)


@require_http_methods(["GET", "POST"])
@signed_in
@unlocks
def over(request: PersonRequest, ref: str) -> HttpResponse:
    """GET says what ending means and asks once; POST ends."""
    if request.method == "POST":
        return _do(request, ref, actions.end)
    connection = connection_for(request.person, ref)
    if not may_end(connection, request.person):
        return HttpResponseRedirect(url("connections:talk", ref))
    if connection.is_few:
        return HttpResponseRedirect(url("connections:talk", ref))
    stands = standing(connection, request.person)
    context = {
        "connection": connection,
        "other": connection.other(request.person),
        "hello": stands.state == State.PROPOSED,
    }
    return page(request, "connections/end.html", context)


@require_POST
@signed_in
@in_json
def last_words(request: PersonRequest, ref: str) -> HttpResponse:
    """`{sealed}`: the end, with these words."""
    connection, body = connection_for(request.person, ref), Body(request)
    count_words(request.person)
    actions.end_with_words(connection, by=request.person, sealed=body.text("sealed"))
    return HttpResponse(status=204)


@require_http_methods(["GET", "POST"])
@signed_in
@unlocks
def letting_go(request: PersonRequest, ref: str) -> HttpResponse:
    """GET says what letting one's copy go means and asks once; POST does it."""
    connection = connection_for(request.person, ref)
    if not may_let_go(connection, request.person):
        return HttpResponseRedirect(url("connections:talk", ref))
    if request.method == "POST":
        actions.let_go(connection, by=request.person)
        return HttpResponseRedirect(url("connections:alongside"))
    other = None if connection.is_few else connection.other(request.person)
    context = {"connection": connection, "other": other}
    return page(request, "connections/letting_go.html", context)
