"""Letting the other see how far one has read, and that one is writing."""

from contextlib import suppress
from datetime import timedelta

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST

from eachother.connections import actions
from eachother.connections.queries import connection_for
from eachother.connections.refusals import Refused, TooOften
from eachother.connections.rules import has_left, may_show_each_other
from eachother.connections.views.answers import in_json
from eachother.foundation.limits import allow
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.web.addresses import url
from eachother.web.pages import page

AS_MANY = 60
IN = timedelta(minutes=1)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def signs(request: PersonRequest, ref: str) -> HttpResponse:
    """GET: both choices, and what they mean. POST takes them, and goes back to the conversation."""
    connection = connection_for(request.person, ref)
    if request.method == "POST":
        reading, writing = "reading" in request.POST, "writing" in request.POST
        with suppress(Refused):  # things have moved meanwhile: the conversation says how they stand
            actions.let_see(connection, by=request.person, reading=reading, writing=writing)
        return HttpResponseRedirect(url("connections:talk", ref))
    if not may_show_each_other(connection) or has_left(connection, request.person):
        return HttpResponseRedirect(url("connections:talk", ref))
    other = connection.other(request.person)
    theirs = next(member for member in connection.members.all() if member.person_id == other.pk)
    context = {
        "connection": connection,
        "other": other,
        "mine": connection.member(request.person),
        "theirs": theirs,
    }
    return page(request, "connections/signs.html", context)


@require_POST
@signed_in
@in_json
def writing(request: PersonRequest, ref: str) -> HttpResponse:
    """One is writing just now. The answer is the same whether anybody is told."""
    connection = connection_for(request.person, ref)
    if not allow(f"writing|{request.person.pk}", times=AS_MANY, per=IN):
        raise TooOften("too-often")
    actions.be_writing(connection, by=request.person)
    return HttpResponse(status=204)
