"""Who comes on a day, in the order in which they said so, as pure functions. Those beyond the seats wait, and move up
by themselves when somebody before them no longer comes: there is nothing to hand out, and nothing that could be handed
out twice."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from eachother.gatherings.models import Said


class Told(NamedTuple):
    """An answer as it stands in the table."""

    person_id: int
    said: str
    said_at: datetime
    on: date | None
    since: date | None


class Coming(NamedTuple):
    """Who (by id) has a seat, who waits for one, and who comes maybe, each in order."""

    seated: list[int]
    waiting: list[int]
    maybe: list[int]

    @property
    def all(self) -> set[int]:
        return {*self.seated, *self.waiting, *self.maybe}


def holds_for(answers: Iterable[Told], on: date) -> dict[int, Told]:
    """What everybody says about this day: what they said of the day itself goes before what they say of all."""
    held: dict[int, Told] = {}
    for one in answers:
        applies = one.on == on if one.on else one.since is not None and one.since <= on
        if applies and (one.on or one.person_id not in held):
            held[one.person_id] = one
    return held


def coming(answers: Iterable[Told], on: date, seats: int | None) -> Coming:
    """`answers` in the order in which they were given (`said_at`, then as they were written down)."""
    held = sorted(holds_for(answers, on).values(), key=lambda one: one.said_at)
    come = [one.person_id for one in held if one.said == Said.COME]
    maybe = [one.person_id for one in held if one.said == Said.MAYBE]
    return Coming(come[:seats], come[seats:] if seats is not None else [], maybe)
