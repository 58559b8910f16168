"""What this room knows of a person. Nothing is kept, so nothing is taken along; what is there goes."""

from typing import Any

from django.db.models import Model

from eachother.people import leaving
from eachother.people.models import Person
from eachother.table import actions

TAKEN: set[type[Model]] = set()
LEFT: dict[type[Model], str] = {}


def register() -> None:
    leaving.register(leaving.Room("table", export, actions.forget))


def export(person: Person) -> dict[str, Any]:
    return {}
