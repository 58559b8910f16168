"""What this room knows of a person: given to them when they take it along, forgotten when they leave."""

from typing import Any

from django.db.models import Model

from eachother.notices import actions, kinds, queries, scopes
from eachother.notices.models import Choice, Manner, Notice, Told
from eachother.people import leaving
from eachother.people.models import Person

TAKEN: set[type[Model]] = {Notice, Choice, Manner}
LEFT: dict[type[Model], str] = {}


def register() -> None:
    leaving.register(leaving.Room("notices", export, actions.forget))


def export(person: Person) -> dict[str, Any]:
    """What waits for them, as they read it on Today, and how they have chosen to be told."""
    waiting, manner = queries.waiting_for(person), queries.manner_of(person)
    return {
        "waiting": [{"title": str(card.title), "since": _moment(card.notice)} for card in waiting],
        "chosen": _chosen(person),
        "gathered_at_hour": manner.hour,
        "gathered_on_weekday": manner.weekday,
        "may_say_who": manner.names_since is not None,
    }


def _chosen(person: Person) -> list[dict[str, str]]:
    chosen = queries.chosen_by(person)
    labels = {group.key: str(group.label) for group in kinds.groups()}
    names = {one.ref: one.name for one in scopes.named(person, [one.scope for one in chosen if one.scope])}
    return [
        {"of": labels.get(one.group) or names.get(one.scope, ""), "told": str(Told(one.told).label)} for one in chosen
    ]


def _moment(notice: Notice) -> str:
    return notice.created_at.isoformat(timespec="seconds")
