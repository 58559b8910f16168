"""What this room knows of a person: forgotten when they leave. What they take along of it, the rooms above give them,
who know in whose messages it stands, and open it in the person's own browser.
"""

from typing import Any

from django.db.models import Model

from eachother.files import actions
from eachother.files.models import Blob
from eachother.people import leaving
from eachother.people.models import Person

TAKEN: set[type[Model]] = set()
LEFT: dict[type[Model], str] = {Blob: "it stands with the conversation in whose messages it is told of"}


def register() -> None:
    leaving.register(leaving.Room("files", export, actions.forget))


def export(person: Person) -> dict[str, Any]:
    return {}
