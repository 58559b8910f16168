"""What this room knows of a person: given to them when they take it along, forgotten when they leave."""

from datetime import datetime
from typing import Any

from django.db.models import Model

from eachother.people import leaving
from eachother.people.models import Person
from eachother.turns import actions
from eachother.turns.models import Asking, Lot, Turn, Willing

TAKEN: set[type[Model]] = {Turn, Willing, Asking, Lot}
LEFT: dict[type[Model], str] = {}


def register() -> None:
    leaving.register(leaving.Room("turns", export, actions.forget))


def export(person: Person) -> dict[str, Any]:
    """Which turns they had, to what they are willing, what they were asked and answered, in which draws they were."""
    turns = Turn.objects.filter(person=person).select_related("task__circle").order_by("pk")
    willing = Willing.objects.filter(person=person).select_related("task__circle").order_by("pk")
    asked = Asking.objects.filter(person=person).select_related("task__circle").order_by("pk")
    lots = Lot.objects.filter(person=person).select_related("draw__task__circle").order_by("pk")
    return {
        "turns": [
            _of(one.task) | {"began": _at(one.begun_at), "ended": _at(one.ended_at), "how_it_ended": one.ended}
            for one in turns
        ],
        "willing": [_of(one.task) | {"since": _at(one.created_at)} for one in willing],
        "asked": [_of(one.task) | {"asked": _at(one.created_at), "said": one.said} for one in asked],
        "draws": [_of(one.draw.task) | {"drawn": _at(one.draw.created_at), "place": one.place} for one in lots],
    }


def _of(task: Any) -> dict[str, str]:
    return {"task": task.name, "circle": task.circle.name}


def _at(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None
