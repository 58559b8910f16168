"""A few begin: whom one asks, what they say, and the first key."""

from contextlib import suppress
from datetime import timedelta

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from eachother.connections import actions
from eachother.connections.bodies import Body
from eachother.connections.models import Connection, State
from eachother.connections.queries import (
    asked_to_begin,
    asking_for,
    few_of,
    identities_of,
    lines_drawn_to,
    those_alongside,
    told_to,
)
from eachother.connections.refusals import Refused
from eachother.connections.rules import LEAST, MOST
from eachother.connections.views.answers import in_json
from eachother.foundation.limits import allow
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.web.addresses import url
from eachother.web.csp import unlocks
from eachother.web.errors import answer
from eachother.web.pages import page

OFTEN, A_DAY = 10, timedelta(days=1)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def few(request: PersonRequest) -> HttpResponse:
    """GET: whom one could ask. POST `who` (several): they are asked."""
    if request.method != "POST":
        return _choosing(request)
    chosen = request.POST.getlist("who")
    if not allow(f"few|{request.person.pk}", times=OFTEN, per=A_DAY):
        return answer(request, 429)
    try:
        connection = actions.ask_few(chosen, by=request.person)
    except Refused as refused:
        words = {
            "too-few": _("Ask at least two: with one alone you have a conversation already."),
            "too-many": _("Twelve at most, you among them."),
            "not-alongside": _("You are not alongside one of them any more. Please look again."),
        }
        return _choosing(request, chosen, words[refused.reason], 422)
    return HttpResponseRedirect(url("connections:beginning", connection.ref))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@unlocks
def beginning(request: PersonRequest, ref: str) -> HttpResponse:
    """GET: who has said yes; for whoever has asked. POST `{record, grants}`: they begin."""
    connection = few_of(request.person, ref)
    if request.method == "POST":
        return _begin(request, ref)  # type: ignore[return-value]
    if connection.state != State.PROPOSED:
        return HttpResponseRedirect(url("connections:talk", ref))
    asked = asked_to_begin(connection)
    said_yes = [asking.person for asking in asked if asking.says_yes]
    identities = identities_of(said_yes)
    context = {
        "connection": connection,
        "said_yes": [(one, identities.get(one.ref, "")) for one in said_yes],
        "waiting": [asking.person for asking in asked if not asking.says_yes],
        "enough": len(said_yes) + 1 >= LEAST,
        "lines": lines_drawn_to(request.person, [asking.person for asking in asked]),
    }
    return page(request, "connections/beginning.html", context)


@in_json
def _begin(request: PersonRequest, ref: str) -> JsonResponse:
    connection, body = few_of(request.person, ref), Body(request)
    actions.begin_few(connection, by=request.person, record=body.text("record"), grants=body.texts("grants"))
    return JsonResponse({"address": url("connections:talk", ref)}, status=201)


@require_POST
@signed_in
def beginning_over(request: PersonRequest, ref: str) -> HttpResponse:
    """Not after all: nobody is asked any more."""
    actions.take_beginning_back(few_of(request.person, ref), by=request.person)
    return HttpResponseRedirect(url("connections:alongside"))


@require_http_methods(["GET", "HEAD"])
@signed_in
@unlocks
def asking(request: PersonRequest, ref: str) -> HttpResponse:
    """Who asks, who is in it or asked too, what they have agreed on, and one's own answer. Once one is in, the
    conversation."""
    if Connection.objects.of(request.person).filter(ref=ref).exists():
        return HttpResponseRedirect(url("connections:talk", ref))
    mine = asking_for(request.person, ref)
    connection = mine.connection = Connection.objects.with_members().get(pk=mine.connection_id)
    begun = connection.state != State.PROPOSED
    asked = [] if begun else [one for one in asked_to_begin(connection) if one.person != request.person]
    everybody = [*(member.person for member in connection.present), *(one.person for one in asked)]
    context = {
        "asking": mine,
        "connection": connection,
        "inside": connection.present,
        "asked": asked,
        "begun": begun,
        "told": told_to(mine) if begun else {"told": []},
        "lines": lines_drawn_to(request.person, everybody),
    }
    return page(request, "connections/asking.html", context)


@require_POST
@signed_in
def asking_accepted(request: PersonRequest, ref: str) -> HttpResponse:
    """Yes, for oneself."""
    try:
        actions.would_come(asking_for(request.person, ref))
    except Refused:
        return HttpResponseRedirect(url("connections:alongside"))
    return HttpResponseRedirect(url("connections:asking", ref))


@require_POST
@signed_in
def asking_refused(request: PersonRequest, ref: str) -> HttpResponse:
    """Not now. Nobody is told."""
    with suppress(Refused):
        actions.rather_not(asking_for(request.person, ref))
    return HttpResponseRedirect(url("connections:alongside"))


def _choosing(
    request: PersonRequest, chosen: list[str] | None = None, error: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "possible": those_alongside(request.person),
        "chosen": set(chosen or []),
        "error": error,
        "least": LEAST,
        "most": MOST,
    }
    return page(request, "connections/few_begin.html", context, status=status)
