"""What the page of a conversation begins with."""

import json
from typing import Any, NamedTuple

from eachother.connections.models import Connection
from eachother.connections.queries import Standing, keys_for, messages_of
from eachother.connections.queries.messages import AT_FIRST
from eachother.connections.wire import keys_row, message_row, standing_row
from eachother.people.hiding import hidden_from
from eachother.people.http import PersonRequest


class Across(NamedTuple):
    """As much of the other as the page shows where it is kept."""

    ref: str
    name: str
    called: str


class Phase(NamedTuple):
    """As much of how it stands."""

    phase: str
    by_me: bool


def start_of(
    request: PersonRequest, connection: Connection, stands: Standing, shown: dict[str, Any], **more: Any
) -> str:
    """What the scripts begin with, as JSON for a `<template>`."""
    mine = connection.member(request.person)
    newest = messages_of(connection, since=mine.from_place, limit=AT_FIRST)
    start = {
        "keys": keys_row(connection.ref, keys_for(connection, request.person)),
        "messages": [message_row(message) for message in newest],
        "standing": standing_row(stands),
        "other": shown,
        "hidden": hidden_from(request).keys,
        "revision": connection.revision,
        "readTo": mine.read_to,
        **more,
    }
    return json.dumps(start, separators=(",", ":"))
