"""What this room knows of a person: given to them when they take it along, forgotten when they leave."""

from typing import Any

from django.db.models import Model

from eachother.notices import actions, queries
from eachother.notices.models import Notice
from eachother.people import leaving
from eachother.people.models import Person

TAKEN: set[type[Model]] = {Notice}
LEFT: dict[type[Model], str] = {}


def register() -> None:
    leaving.register(leaving.Room("notices", export, actions.forget))


def export(person: Person) -> dict[str, Any]:
    """What waits for them, as they read it on Today."""
    waiting = queries.waiting_for(person)
    return {"waiting": [{"title": str(card.title), "since": _moment(card.notice)} for card in waiting]}


def _moment(notice: Notice) -> str:
    return notice.created_at.isoformat(timespec="seconds")
