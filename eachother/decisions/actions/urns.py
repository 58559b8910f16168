"""Voting in secret: what somebody puts in and that they did are written in one transaction, and nowhere together."""

import json
from typing import Any

from eachother.decisions.models import Cast, Elector, Mode, Round, Urn
from eachother.people.problems import Conflict


def place_urn(running: Round) -> None:
    """In a round in which it is voted in secret."""
    if running.decision.mode == Mode.SECRET:
        Urn.objects.create(round=running)


def put_in(elector: Elector, ballot: Any, words: str) -> None:
    """Their ballot, as JSON, and their words. The decision is held, so that one comes after the other. All that is in
    the urn is sorted anew each time: its order says nothing of who came when. Raises Conflict 'voted-already'."""
    if Cast.objects.filter(elector=elector).exists():
        raise Conflict("voted-already")
    Cast.objects.create(elector=elector)
    urn = Urn.objects.select_for_update().get(round=elector.round_id)
    urn.ballots = sorted([*urn.ballots, json.dumps(ballot, sort_keys=True)])
    urn.words = sorted([*urn.words, words] if words else urn.words)
    urn.save(update_fields=["ballots", "words"])


def empty(ended: Round, *, counted: bool) -> None:
    """The ballots are gone. When nothing came of it, and nothing was counted, the words are too."""
    left: dict[str, list[str]] = {"ballots": []} if counted else {"ballots": [], "words": []}
    Urn.objects.filter(round=ended).update(**left)
