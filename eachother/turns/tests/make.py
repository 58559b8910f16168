"""Wren, Juniper and Otter are in a circle that everybody may read; Heron reads it and is not in it."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from eachother.circles.models import Circle, Readers
from eachother.circles.tests import make as circles
from eachother.people.models import Person
from eachother.tests.somebody import signed_in_as, someone
from eachother.turns import actions
from eachother.turns.models import Asking, Goes, Kind, Lasts, Task

__all__ = ["signed_in_as", "someone"]  # at hand here too


def a_circle(*people: Person, readers: Readers = Readers.EVERYBODY, name: str = "The night kitchen") -> Circle:
    return circles.a_circle(*people, readers=readers, name=name)


def a_task(circle: Circle, by: Person, *, goes: Goes = Goes.FREELY, lasts: Lasts = Lasts.WEEK, **more: Any) -> Task:
    return actions.name(
        circle,
        more.get("called", "Watering"),
        more.get("words", "The tomatoes, mostly."),
        kind=more.get("kind", Kind.OTHER),
        lasts=lasts,
        goes=goes,
        by=by,
    )


def all_willing(task: Task, *people: Person) -> None:
    for person in people:
        actions.be_willing(task, by=person)


def asked(task: Task) -> Person | None:
    """Who is asked just now."""
    asking = task.askings.filter(answered_at=None).select_related("person").first()
    return asking.person if asking else None


def asking_of(task: Task) -> Asking:
    return task.askings.select_related("task", "person").get(answered_at=None)


def says_yes(task: Task) -> Person:
    """Whoever is asked does."""
    asking = asking_of(task)
    actions.say_yes(asking, by=asking.person)
    return asking.person


def holder(task: Task) -> Person | None:
    turn = task.turns.running().select_related("person").first()
    return turn.person if turn else None


def after(**time: float) -> datetime:
    return timezone.now() + timedelta(**time)


def at(task: Task, rest: str = "") -> str:
    return f"/circles/{task.circle.ref}/turns/{task.ref}{rest}"
