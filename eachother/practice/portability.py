"""What this room knows of a person: given to them when they take it along, forgotten when they leave."""

from typing import Any

from django.db.models import Model

from eachother.people import leaving
from eachother.people.models import Person
from eachother.practice import actions
from eachother.practice.models import Sitting, Version

TAKEN: set[type[Model]] = {Version}
LEFT: dict[type[Model], str] = {Sitting: "it is over within hours, and nothing of it is kept"}


def register() -> None:
    leaving.register(leaving.Room("practice", export, actions.forget, clear=actions.clear))


def export(person: Person) -> dict[str, Any]:
    """The conversations they wrote or changed."""
    versions = Version.objects.filter(by=person).select_related("conversation").order_by("pk")
    return {"conversations_to_practise": [_version(one) for one in versions]}


def _version(version: Version) -> dict[str, Any]:
    return {
        "conversation": version.conversation.ref,
        "version": version.number,
        "title": version.title,
        "about": version.about,
        "voices": [version.one, version.other],
        "moments": version.moments,
        "at": version.created_at.isoformat(timespec="seconds"),
    }
