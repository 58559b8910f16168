"""What this room knows of a person: given to them when they take it along, forgotten when they leave."""

from datetime import datetime
from typing import Any

from django.db.models import Model

from eachother.gatherings import actions
from eachother.gatherings.models import Answer, Calling, Change, Feed, Gathering, Note, Reminder
from eachother.people import leaving
from eachother.people.models import Person

TAKEN: set[type[Model]] = {Answer, Calling, Change, Feed, Gathering, Note, Reminder}
LEFT: dict[type[Model], str] = {}


def register() -> None:
    leaving.register(leaving.Room("gatherings", export, actions.forget))


def export(person: Person) -> dict[str, Any]:
    """What they set up, answered, called, changed and wrote."""
    set_up = Gathering.objects.filter(set_up_by=person).order_by("pk")
    answers = Answer.objects.filter(person=person).select_related("gathering").order_by("pk")
    calling = Calling.objects.filter(by=person).select_related("occasion__gathering").order_by("pk")
    changes = Change.objects.filter(by=person).select_related("occasion__gathering").order_by("pk")
    notes = Note.objects.filter(by=person).select_related("occasion__gathering").order_by("pk")
    feeds = Feed.objects.filter(person=person).select_related("circle").order_by("pk")
    return {
        "set_up": [
            {"name": one.name, "words": one.words, "place": one.place, "at": _at(one.created_at)} for one in set_up
        ],
        "answers": [
            {"to": one.gathering.name, "said": one.said, "on": str(one.on or ""), "since": str(one.since or "")}
            for one in answers
        ],
        "called": [
            {"gathering": one.occasion.gathering.name, "on": str(one.occasion.on), "line": one.line} for one in calling
        ],
        "changed": [
            {"gathering": one.occasion.gathering.name, "on": str(one.occasion.on), "how": one.kind, "words": one.words}
            for one in changes
        ],
        "notes": [
            {"gathering": one.occasion.gathering.name, "on": str(one.occasion.on), "words": one.words} for one in notes
        ],
        "calendars": [{"of": one.circle.name if one.circle else "", "names": one.names} for one in feeds],
        "reminded_the_day_before": Reminder.objects.filter(person=person).exists(),
    }


def _at(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
