"""The conversation."""

import json
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from eachother.connections import rules
from eachother.connections.models import Connection
from eachother.connections.parts import parts, parts_for_hard_times
from eachother.connections.queries import Standing, connection_for, keys_for, messages_of, standing
from eachother.connections.queries.messages import AT_FIRST
from eachother.connections.wire import keys_row, message_row, other_row, standing_row
from eachother.people.access import signed_in
from eachother.people.hiding import hidden_from
from eachother.people.http import PersonRequest
from eachother.web.csp import carries, unlocks
from eachother.web.pages import page


class Across(NamedTuple):
    """As much of the other as the page shows where it is kept."""

    ref: str
    name: str
    called: str


class Phase(NamedTuple):
    """As much of how it stands."""

    phase: str
    by_me: bool


@require_GET
@signed_in
@unlocks
@carries
def talk(request: PersonRequest, ref: str) -> HttpResponse:
    """The page, with the newest sealed messages and the keys in it, so that reading starts without another question."""
    connection = connection_for(request.person, ref)
    stands = standing(connection, request.person)
    other = connection.other(request.person)
    shown = other_row(connection, request.person, stands)
    return page(
        request,
        "connections/talk.html",
        {
            "connection": connection,
            "other": other,
            "across": Across(other.ref, other.name, other.called),
            "stands": stands,
            "phase": Phase(stands.phase, stands.by_me),
            "powers": connection.member(other).carries,  # type: ignore[attr-defined]
            "start": _start(request, connection, stands, shown),
            "may_answer": rules.may_answer(connection, request.person),
            "begun_by_me": connection.begun_by_id == request.person.pk,
            "is_here": shown["here"],
            "parts": parts(),
            "for_hard_times": parts_for_hard_times(),
            "largest_file": settings.ENV.file_megabytes,
        },
    )


def _start(request: PersonRequest, connection: Connection, stands: Standing, shown: dict[str, Any]) -> str:
    """What the scripts begin with, as JSON for a `<template>`."""
    start = {
        "keys": keys_row(connection.ref, keys_for(connection, request.person)),
        "messages": [message_row(message) for message in messages_of(connection, limit=AT_FIRST)],
        "standing": standing_row(stands),
        "other": shown,
        "hidden": hidden_from(request).keys,
        "revision": connection.revision,
        "readTo": connection.member(request.person).read_to,
    }
    return json.dumps(start, separators=(",", ":"))
