"""Whose turn it is to call a gathering, where the circle lets that go round."""

from eachother.gatherings import queries
from eachother.gatherings.models import Occasion
from eachother.people.models import Person
from eachother.turns.models import Kind
from eachother.turns.queries import holder_of


def turn_holder(occasion: Occasion, viewer: Person) -> Person | None:
    """Whoever has the turn in its circle, for the circle's next day; nobody, where it is taken freely. Two queries."""
    circle = occasion.gathering.circle
    if circle is None:
        return None
    next_one = queries.next_in(circle, viewer)
    return holder_of(circle, Kind.GATHERING) if next_one and next_one.pk == occasion.pk else None
