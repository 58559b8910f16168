"""The pages of this room: each only reads."""

import json
from datetime import timedelta
from typing import Any, cast

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from eachother.community.queries import settings as of_the_community
from eachother.connections.models import State
from eachother.connections.parts import FOR_HARD_TIMES
from eachother.connections.queries import alongside, few_for, plans_at_hand
from eachother.home.first_steps import first_steps
from eachother.home.greeting import daytime, greetings
from eachother.home.moments import near
from eachother.home.queries import here_now, proposals_spread, waits_for_a_hello, words_spread
from eachother.home.rules import first_hello
from eachother.journal.queries import has_plan
from eachother.notices.queries import ON_TODAY, more_waits, waiting_for
from eachother.people.access import signed_in
from eachother.people.hiding import hidden_from
from eachother.people.http import AnyRequest, PersonRequest
from eachother.people.models import How, Openness, Person
from eachother.people.queries import powers_on_the_table
from eachother.record.queries import done_by_host
from eachother.web import slots
from eachother.web.addresses import url
from eachother.web.csp import unlocks
from eachother.web.pages import page, part
from eachother.web.slots import filled

SHOWN_OF_HOST = 5
SECURITY_STAYS = timedelta(days=180)


@require_safe
def hello(request: HttpRequest) -> HttpResponseBase:
    """What this is, for somebody at the door; whoever is signed in goes on to Today."""
    if cast(AnyRequest, request).person is not None:
        return redirect("home:today")
    return page(request, "home/hello.html", {"minimum_age": settings.ENV.minimum_age})


@require_safe
@signed_in
def today(request: PersonRequest) -> HttpResponse:
    """What waits for the person, who is here, how open they are."""
    person = request.person
    openness: Openness | None = getattr(person, "openness", None)
    connections = alongside(person)
    context = {
        "daytime": daytime(timezone.localtime()),
        "greetings": greetings(person.name),
        **_what_waits(person),
        "alongside": connections,
        "steps": [] if any(not one.is_few for one in connections) else first_steps(person),
        "soon": slots.filled("today", request),
        "openness": openness if openness and openness.until > timezone.now() else None,
        "ways": tuple((how.value, str(how.label)) for how in How),
        **_who_is_here(person),
    }
    return page(request, "home/today.html", context)


@require_safe
@signed_in
def waiting(request: PersonRequest) -> HttpResponse:
    """What waits, again: for the open page that was told that Today has changed."""
    return part(request, "home/_waiting.html", {**_what_waits(request.person), **_who_is_here(request.person)})


@require_safe
@signed_in
def beside(request: PersonRequest) -> HttpResponse:
    """Those one is alongside, again."""
    return part(request, "home/_alongside.html", {"alongside": alongside(request.person)})


@require_safe
@signed_in
def here(request: PersonRequest) -> HttpResponse:
    """Who is here, again."""
    return part(request, "home/_here.html", _who_is_here(request.person))


@require_safe
@signed_in
@unlocks
def moments(request: PersonRequest) -> HttpResponse:
    """For a hard moment: one's own plan and those at hand, who is around, what was agreed, the way out."""
    around, others = near(request.person)
    few = few_for(request.person, State.ALONGSIDE)
    planned, at_hand = has_plan(request.person), plans_at_hand(request.person)
    context = {
        "has_plan": planned,
        "at_hand": at_hand,
        "around": around,
        "others": others,
        "few": few,
        "opens": bool(planned or at_hand or around or others or few),
        "for_hard_times": FOR_HARD_TIMES,
        "hidden": json.dumps(hidden_from(request).keys),
    }
    return page(request, "home/moments.html", context)


@require_safe
def powers(request: HttpRequest) -> HttpResponse:
    """Who can do what here, and what the host can and cannot see; for everybody, signed in or not. What people have
    said of their own powers, and how soon somebody new is greeted, is only for those who are in."""
    person = cast(AnyRequest, request).person
    context = {
        "shell": "web/layout.html" if person else "web/plain.html",
        "address": settings.ADDRESS,
        "contact": settings.ENV.contact,
        "saying": powers_on_the_table(person) if person else [],
        "hello": first_hello(waits_for_a_hello(timezone.now())) if person else "",
        "words": words_spread() if person else "",
        "proposals": proposals_spread() if person else "",
        "done": done_by_host(person, SHOWN_OF_HOST) if person else [],
        "settings": of_the_community() if person else [],
        "more": filled("powers", request),
    }
    return page(request, "home/powers.html", context)


def _what_waits(person: Person) -> dict[str, Any]:
    return {"cards": waiting_for(person, ON_TODAY), "more": more_waits(person, ON_TODAY)}


def _who_is_here(person: Person) -> dict[str, Any]:
    """`here`, and the refs of those of them who have a page open: only who says so is seen to be here."""
    here = here_now(person)
    return {"here": here, "present": {someone.ref for someone in here if someone.has_page_open}}


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines are asked to stay away from all of it."""
    return HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain; charset=utf-8")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a hole (RFC 9116); nothing when the host has not said how to be reached."""
    if not settings.ENV.contact:
        raise Http404
    lines = [
        f"Contact: {settings.ENV.contact}",
        f"Expires: {(timezone.now() + SECURITY_STAYS).isoformat(timespec='seconds')}",
        f"Canonical: {settings.ADDRESS}{url('home:security')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
