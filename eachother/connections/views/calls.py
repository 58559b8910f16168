"""A voice call: its page, ringing, and passing sealed signals on."""

import json
from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from eachother.connections import actions, switchboard
from eachother.connections.bodies import Body
from eachother.connections.models import State
from eachother.connections.queries import connection_for, keys_for
from eachother.connections.refusals import Impossible, TooOften
from eachother.connections.turn import servers_for
from eachother.connections.views.answers import in_json
from eachother.connections.wire import keys_row
from eachother.foundation.limits import allow
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.web.addresses import url
from eachother.web.csp import hears, unlocks
from eachother.web.pages import page

RINGS, SIGNALS = 30, 120


@require_GET
@signed_in
@unlocks
@hears
def call(request: PersonRequest, ref: str) -> HttpResponse:
    """The page of a call, while the two are alongside; else the conversation, which says how they stand."""
    connection = connection_for(request.person, ref)
    if connection.is_few:
        return HttpResponseRedirect(url("connections:talk", ref))
    other = connection.other(request.person)
    if connection.state != State.ALONGSIDE or other.left_at:
        return HttpResponseRedirect(url("connections:talk", ref))
    helpers = servers_for(settings.ENV.calls, settings.ENV.turn_secret)
    start = {"keys": keys_row(connection.ref, keys_for(connection, request.person)), "helpers": helpers}
    context = {
        "connection": connection,
        "other": other,
        "relayed": helpers["iceTransportPolicy"] == "relay",
        "start": json.dumps(start, separators=(",", ":")),
    }
    return page(request, "connections/call.html", context)


@require_POST
@signed_in
@in_json
def ring(request: PersonRequest, ref: str) -> HttpResponse:
    """`{sealed}`. The answer is the same whether it rings anywhere."""
    connection = connection_for(request.person, ref)
    sealed = Body(request).text("sealed")
    _count(request, "rings", RINGS, timedelta(minutes=5))
    actions.ring(connection, by=request.person, sealed=sealed)
    return HttpResponse(status=204)


@require_GET
@signed_in
@in_json
def ringing(request: PersonRequest, ref: str) -> HttpResponse:
    """Whether it rings, and what every page says then: most carry no words of this room."""
    connection = connection_for(request.person, ref)
    if (
        connection.is_few
        or connection.state != State.ALONGSIDE
        or not switchboard.rings(connection.pk, request.person.pk)
    ):
        return JsonResponse({"rings": False})
    return JsonResponse(
        {
            "rings": True,
            "says": _("%(name)s is calling") % {"name": connection.other(request.person).called},
            "hint": _("If it is not the moment, nobody is told."),
            "answer": _("Answer"),
            "not_now": _("Not now"),
            "page": url("connections:call", ref),
        }
    )


@require_POST
@signed_in
@in_json
def silence(request: PersonRequest, ref: str) -> HttpResponse:
    """Not now: it stops here, and nobody is told."""
    actions.be_quiet(connection_for(request.person, ref), by=request.person)
    return HttpResponse(status=204)


@require_POST
@signed_in
@in_json
def hanging_up(request: PersonRequest, ref: str) -> HttpResponse:
    """It need not ring any longer: hung up, or answered."""
    actions.stop_ringing(connection_for(request.person, ref), by=request.person)
    return HttpResponse(status=204)


@require_http_methods(["GET", "POST"])
@signed_in
@in_json
def signals(request: PersonRequest, ref: str) -> HttpResponse:
    """GET ?after=<at>: what was said to this person in the last minute. POST `{sealed}`."""
    connection = connection_for(request.person, ref)
    if request.method == "POST":
        sealed = Body(request).text("sealed")
        _count(request, "signals", SIGNALS, timedelta(minutes=1))
        actions.signal(connection, by=request.person, sealed=sealed)
        return HttpResponse(status=204)
    after = request.GET.get("after", "0")
    if not after.isdecimal():
        raise Impossible("malformed")
    found = switchboard.heard(connection.pk, request.person.pk, after=int(after))
    rows = [{"at": signal.at, "sender": signal.sender, "sealed": signal.sealed} for signal in found]
    return JsonResponse({"signals": rows})


def _count(request: PersonRequest, what: str, times: int, per: timedelta) -> None:
    if not allow(f"{what}|{request.person.pk}", times=times, per=per):
        raise TooOften("too-often")
