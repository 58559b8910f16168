"""Telling people's open pages that something changed."""

import re
from collections.abc import Iterable
from functools import partial

from django.db import transaction

from eachother.live.hub import hub
from eachother.live.relay import relay

TOPIC = re.compile(r"[a-z]+(:[a-z0-9]+)?")


def nudge(person_ids: Iterable[int], *topics: str) -> None:
    """After the transaction commits, tell each person's open streams that these topics changed.

    A topic is `today`, or names one thing: `alongside:<ref>`. Never content.
    """
    for topic in topics:
        if not TOPIC.fullmatch(topic):
            raise ValueError("A topic is a word, or a word and a ref: alongside:abcdefgh23456723.")
    people = frozenset(person_ids)
    if people and topics:
        transaction.on_commit(partial(_tell, people, topics), robust=True)


def whisper(person_ids: Iterable[int], topic: str) -> None:
    """Tell each person's open streams, now, of something that is over in a moment. It is kept nowhere."""
    people = sorted(set(person_ids))
    hub.whisper(people, [topic])
    relay.say(whisper=people, topics=[topic])


def close_streams(person_id: int) -> None:
    """After the transaction commits, end every stream of this person: they signed out, or left."""
    transaction.on_commit(partial(_end, person_id), robust=True)


def _tell(people: frozenset[int], topics: tuple[str, ...]) -> None:
    hub.tell(people, topics)
    relay.say(tell=sorted(people), topics=topics)


def _end(person_id: int) -> None:
    hub.end(person_id)
    relay.say(end=person_id)
