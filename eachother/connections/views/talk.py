"""The conversation."""

import json
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from eachother.connections import rules
from eachother.connections.models import Connection
from eachother.connections.parts import FOR_HARD_TIMES, PARTS
from eachother.connections.queries import Standing, connection_for, keys_for, messages_of, standing
from eachother.connections.queries.messages import AT_FIRST
from eachother.connections.wire import keys_row, message_row, other_row, standing_row
from eachother.people.access import signed_in
from eachother.people.hiding import hidden_from
from eachother.people.http import PersonRequest
from eachother.web.csp import carries, unlocks
from eachother.web.pages import page


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
            "stands": stands,
            "start": _start(request, connection, stands, shown),
            "may_answer": rules.may_answer(connection, request.person),
            "begun_by_me": connection.begun_by_id == request.person.pk,
            "is_here": shown["here"],
            "parts": PARTS,
            "for_hard_times": FOR_HARD_TIMES,
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
