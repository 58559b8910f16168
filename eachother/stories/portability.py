"""What this room knows of a person: given to them when they take it along, forgotten when they leave."""

from datetime import datetime
from typing import Any

from django.db.models import Model

from eachother.people import leaving
from eachother.people.models import Person
from eachother.people.queries import visible_to
from eachother.stories import actions, standing
from eachother.stories.models import (
    About,
    BeenThere,
    Before,
    Differently,
    Picture,
    Reader,
    Sound,
    Story,
    Use,
    Uses,
)

TAKEN: set[type[Model]] = {Story, About, Reader, Before, Use, Picture, Sound, BeenThere, Differently}
LEFT: dict[type[Model], str] = {}


def register() -> None:
    leaving.register(leaving.Room("stories", export, actions.forget, clear=actions.clear))


def export(person: Person) -> dict[str, Any]:
    """All that they told and have not told yet, with what it said before, what it may be used for and where it stands;
    and what they said to others' stories. The words of others stay theirs."""
    parts = ("abouts", "befores", "uses", "pictures", "readers__person")
    told = Story.objects.filter(by=person).select_related("circle", "sound").prefetch_related(*parts).order_by("pk")
    readable = Story.objects.visible_to(person)
    been = BeenThere.objects.filter(by=person, story__in=readable).select_related("story").order_by("pk")
    said = Differently.objects.filter(by=person).select_related("story").order_by("pk")
    visible = set(visible_to(person).values_list("pk", flat=True))
    return {
        "stories": [_story(one, visible) for one in told],
        "been_there": [{"story": one.story.ref, "at": _at(one.created_at)} for one in been],
        "sees_differently": [{"story": one.story.ref, "words": one.words, "at": _at(one.created_at)} for one in said],
    }


def _story(story: Story, visible: set[int]) -> dict[str, Any]:
    sound = getattr(story, "sound", None)
    return {
        "ref": story.ref,
        "is": str(story.get_kind_display()),
        "title": story.title,
        "words": story.words,
        "to_know_before": story.note,
        "about": [one.name for one in story.abouts.all()],
        "moved_toward": story.moved_toward,
        "for": str(story.get_audience_display()),
        "circle": story.circle.name if story.circle else None,
        "told_by_name_to": [one.person.name for one in story.readers.all() if one.person_id in visible],
        "stands_there": str(story.get_naming_display()),
        "called": story.called,
        "begun": _at(story.created_at),
        "told": _at(story.told_at) if story.told_at else None,
        "before": [
            {"title": one.title, "words": one.words, "to_know_before": one.note, "until": _at(one.created_at)}
            for one in story.befores.all()
        ],
        "pictures": [{"ref": one.ref, "shows": one.words} for one in story.pictures.all()],
        "sound": {"ref": sound.ref, "says": sound.words} if sound else None,
        "uses": [
            {
                "use": str(Uses(one.kind).label),
                "how": str(one.get_how_display()),
                "words": one.words,
                "yes_on": _at(one.created_at),
                "taken_back_on": _at(one.withdrawn_at) if one.withdrawn_at else None,
            }
            for one in story.uses.all()
        ],
        "stands_in": [
            {"use": str(use.label), "where": str(place.words), "since": _at(place.since)}
            for use, places in standing.places_of(story).items()
            for place in places
        ],
    }


def _at(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
