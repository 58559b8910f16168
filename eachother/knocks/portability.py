"""What this room knows of a person: given to them when they take it along, forgotten when they leave."""

from typing import Any

from django.db.models import Model

from eachother.knocks import actions
from eachother.knocks.models import Answer
from eachother.people import leaving
from eachother.people.models import Person

TAKEN: set[type[Model]] = {Answer}
LEFT: dict[type[Model], str] = {}


def register() -> None:
    leaving.register(leaving.Room("knocks", export, actions.forget))


def export(person: Person) -> dict[str, Any]:
    """What they wrote to whoever knocked. The words of the knock are somebody else's."""
    said = Answer.objects.filter(by=person).order_by("pk")
    return {
        "said_come_in": [
            {"words": one.words, "with_my_name": one.named, "at": one.created_at.isoformat(timespec="seconds")}
            for one in said
        ]
    }
