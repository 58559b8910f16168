"""Circles that gather, and the people who come."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from eachother.circles import actions as circles
from eachother.circles.models import Circle, Door, Readers
from eachother.foundation.refs import new_ref
from eachother.gatherings import actions
from eachother.gatherings.models import Gathering, Occasion, Rhythm, Said
from eachother.people.models import Person
from eachother.tests.somebody import signed_in_as, someone, words_of

__all__ = ["signed_in_as", "someone", "words_of"]  # at hand here too

NAME, WORDS, PLACE, LINK = "Soup and letters", "Bring one.", "The yellow hut", "https://meet.example/soup"
ZONE = "Europe/Lisbon"


def a_circle(*people: Person, name: str = "The night kitchen", readers: Readers = Readers.CIRCLE) -> Circle:
    circle = Circle.objects.create(name=name, door=Door.SHARED, readers=readers)
    for person in people:
        circles.join(circle, by=person)
    return circle


def a_form(**sent: Any) -> dict[str, Any]:
    """What the form sends; everything is right unless it is said otherwise."""
    in_a_week = (timezone.now() + timedelta(days=7)).date()
    right = {
        "name": NAME, "words": WORDS, "place": PLACE, "link": LINK, "access": "Two steps.", "seats": "",
        "day": in_a_week.isoformat(), "at": "19:00", "zone": ZONE, "minutes": "90", "rhythm": "once", "ends": "never",
        "until": "", "times": "", "once": new_ref(),
    }  # fmt: skip
    return {**right, **sent}


def a_gathering(by: Person, circle: Circle | None = None, **asked: Any) -> Gathering:
    day = (timezone.now() + timedelta(days=7)).date()
    right = {
        "name": NAME, "words": WORDS, "place": PLACE, "link": LINK, "access": "", "seats": None, "day": day,
        "at": time(19), "zone": ZONE, "minutes": 90, "rhythm": Rhythm.ONCE, "until": None,
    }  # fmt: skip
    wished = {**right, **asked}
    if wished["rhythm"] == Rhythm.ONCE:
        wished["until"] = wished["day"]
    return actions.set_up(wished, circle=circle, ref=new_ref(), by=by)


def weekly(by: Person, circle: Circle | None = None, **asked: Any) -> Gathering:
    return a_gathering(by, circle, rhythm=Rhythm.WEEK, **asked)


def day_of(gathering: Gathering, number: int = 0) -> Occasion:
    """Its next day, or the so-manieth after that."""
    return gathering.occasions.coming().order_by("starts_at")[number]


def calls_off(person: Person) -> None:
    """The next day of all that they have set up."""
    for gathering in Gathering.objects.filter(set_up_by=person):
        actions.call_off(day_of(gathering), "Rain.", by=person)


def says(person: Person, occasion: Occasion, said: Said = Said.COME, *, for_all: bool = False) -> None:
    actions.answer(occasion, said, by=person, for_all=for_all)


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0, *, zone: str = ZONE) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(zone))


def on(text: str) -> date:
    return date.fromisoformat(text)
