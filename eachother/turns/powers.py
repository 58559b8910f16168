"""Which turns are held in the whole community, and were lately, as far as one person may read. Never writes."""

from datetime import timedelta
from typing import NamedTuple

from django.db.models import F, Q
from django.utils import timezone

from eachother.circles.models import Circle
from eachother.people.models import Person
from eachother.turns.models import Turn
from eachother.turns.queries import Whose, whose

SHOWN = 30
LATELY = timedelta(days=28)


class Held(NamedTuple):
    circle: Circle
    task: str
    task_ref: str
    whose: Whose


class AllHeld(NamedTuple):
    """`rows` where the person may read; `more` elsewhere (or beyond what is shown), in circles that they may know of:
    of others no number tells. `lately` are those that ended not long ago, the last first."""

    rows: list[Held]
    more: int
    lately: list[Held]


def held_for(person: Person | None) -> AllHeld:
    """At most three queries."""
    known = Circle.objects.visible_to(person) if person else Circle.objects.listed()
    running = Turn.objects.running().filter(task__rested_at=None, task__circle__in=known.values("pk"))
    if person is None:
        return AllHeld([], running.count(), [])
    now_or_lately = Q(ended_at=None, task__rested_at=None) | Q(ended_at__gt=timezone.now() - LATELY)
    readable = Circle.objects.readable_by(person).values("pk")
    here = Turn.objects.exclude(begun_at=None).filter(now_or_lately, task__circle__in=readable)
    in_order = here.order_by(F("ended_at").desc(nulls_first=True), "task__circle__name", "task__name", "pk")
    turns = list(in_order.select_related("task__circle")[: SHOWN * 2])
    names = whose(person, [turn.person_id for turn in turns])
    held = [_held(turn, names) for turn in turns if turn.ended_at is None][:SHOWN]
    lately = [_held(turn, names) for turn in turns if turn.ended_at is not None][:SHOWN]
    return AllHeld(held, running.count() - len(held), lately)


def _held(turn: Turn, names: dict[int, Whose]) -> Held:
    return Held(turn.task.circle, turn.task.name, turn.task.ref, names.get(turn.person_id, Whose()))
