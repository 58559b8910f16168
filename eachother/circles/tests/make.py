"""Circles with people in them."""

from typing import Any

from eachother.circles import actions
from eachother.circles.models import Circle, Door, Knock, Readers
from eachother.people.models import Person
from eachother.tests.somebody import say, signed_in_as, someone, words_of

__all__ = ["say", "signed_in_as", "someone", "words_of"]  # at hand here too

WORDS = "For whoever is up when the street is not."
LONG = {"name": "w" * 61, "words": "w" * 601, "knock": "w" * 601, "answer": "w" * 301, "clause": "w" * 1001}


def a_circle(
    *people: Person,
    name: str = "The night kitchen",
    about: tuple[str, ...] = ("night shifts",),
    door: Door = Door.SHARED,
    readers: Readers = Readers.CIRCLE,
) -> Circle:
    """The first of them began it, which nobody can tell afterwards."""
    first, *others = people
    circle = actions.start(name, WORDS, about=about, door=door, readers=readers, by=first)
    for person in others:
        actions.join(circle, by=person)
    return circle


def a_knock(circle: Circle, by: Person, words: str = "It is three o’clock and I am peeling things.") -> Knock:
    return actions.knock(circle, words, by=by)


def begun_with(person: Person, **sent: Any) -> Any:
    form = {"name": "The night kitchen", "words": WORDS, "door": "shared", "readers": "circle", **sent}
    return signed_in_as(person).post("/circles/new", form)


def fresh(circle: Circle) -> Circle:
    return Circle.objects.get(pk=circle.pk)
