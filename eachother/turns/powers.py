"""Which turns are held in the whole community, as far as one person may read. Never writes."""

from typing import NamedTuple

from eachother.circles.models import Circle
from eachother.people.models import Person
from eachother.turns.models import Turn
from eachother.turns.queries import Whose, whose

SHOWN = 30


class Held(NamedTuple):
    circle: Circle
    task: str
    task_ref: str
    whose: Whose


class AllHeld(NamedTuple):
    """`rows` where the person may read; `more` elsewhere (or beyond what is shown), in circles that they may know of.
    Of others no number tells."""

    rows: list[Held]
    more: int


def held_for(person: Person | None) -> AllHeld:
    """At most three queries."""
    known = Circle.objects.visible_to(person) if person else Circle.objects.listed()
    running = Turn.objects.running().filter(task__rested_at=None, task__circle__in=known.values("pk"))
    if person is None:
        return AllHeld([], running.count())
    here = running.filter(task__circle__in=Circle.objects.readable_by(person).values("pk"))
    turns = list(here.select_related("task__circle").order_by("task__circle__name", "task__name", "pk")[:SHOWN])
    names = whose(person, [turn.person_id for turn in turns])
    rows = [Held(turn.task.circle, turn.task.name, turn.task.ref, names.get(turn.person_id, Whose())) for turn in turns]
    return AllHeld(rows, running.count() - len(rows))
