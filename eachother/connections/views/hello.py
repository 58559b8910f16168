"""Saying hello to somebody: the page, and the sealed hello that it sends."""

from typing import cast

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from eachother.connections import actions
from eachother.connections.bodies import Body
from eachother.connections.queries import between, identities_of
from eachother.connections.rules import why_no_hello
from eachother.connections.views.answers import in_json, made, problem
from eachother.foundation.limits import within
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.people.models import Person
from eachother.people.queries import person_for, powers_of
from eachother.web.addresses import url
from eachother.web.csp import unlocks
from eachother.web.pages import page


@require_http_methods(["GET", "POST"])
@signed_in
@unlocks
def hello(request: PersonRequest, ref: str) -> HttpResponse:
    if request.method == "POST":
        return cast(HttpResponse, _say(request, ref))
    other = person_for(request.person, ref)
    facts = between(request.person, other)
    there = facts.open or facts.waiting
    if there:
        return HttpResponseRedirect(url("connections:talk", there.ref))
    reason = why_no_hello(facts, timezone.now())
    identity = identities_of([other]).get(other.ref)
    return page(
        request,
        "connections/hello.html",
        {
            "other": other,
            "reason": reason,
            "identity": identity,
            "said_at": facts.last_hello_at,
            "powers": powers_of(other),
        },
        status=200 if reason is None else 409,
    )


@in_json
def _say(request: PersonRequest, ref: str) -> JsonResponse:
    other = person_for(request.person, ref)
    if not within("hello", request.person.pk):
        return problem(429, "too-often")
    return _said(request, other, Body(request))


def _said(request: PersonRequest, other: Person, body: Body) -> JsonResponse:
    sent = actions.Hello(body.text("connection"), body.text("record"), body.texts("grants"), body.text("sealed"))
    connection, new = actions.say_hello(other, by=request.person, hello=sent)
    # Not new and another ref: the other said hello at the same moment, and theirs stands.
    address = url("connections:talk", connection.ref)
    return made({"connection": connection.ref, "address": address}, new)
