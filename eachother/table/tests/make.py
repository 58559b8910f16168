"""Wren, Juniper and Otter are in a circle that everybody may read; Heron reads it and is not in it."""

from eachother.circles.actions import join
from eachother.circles.models import Circle, Readers
from eachother.circles.tests import make as circles
from eachother.foundation.refs import new_ref
from eachother.people.hiding import hiding_of
from eachother.people.models import Person
from eachother.table import actions
from eachother.table.queries import AtTable, table_for
from eachother.tests.somebody import signed_in_as, someone

__all__ = ["signed_in_as", "someone"]  # at hand here too


def a_circle(*people: Person, readers: Readers = Readers.EVERYBODY, name: str = "The night kitchen") -> Circle:
    return circles.a_circle(*people, readers=readers, name=name)


def says(circle: Circle, words: str, by: Person, once: str = "") -> None:
    actions.say(circle, words, once=once or new_ref(), by=by)


def seen_by(person: Person, circle: Circle) -> AtTable:
    return table_for(person, circle, hiding_of(person))


def somebody_in(circle: Circle, name: str = "Fern") -> Person:
    """One more person, who is in it."""
    person = someone(name)
    join(circle, by=person)
    return person


def words_seen_by(person: Person, circle: Circle) -> list[str]:
    return [one.line.words for one in seen_by(person, circle).lines]


def seats_seen_by(person: Person, circle: Circle) -> dict[str, bool]:
    """By name, whether they are just listening."""
    return {one.name: one.listening for one in seen_by(person, circle).seated}
