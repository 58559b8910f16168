"""The table in the tests of the whole house: what two do there, and who is answered what."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy

from eachother.circles.models import Circle
from eachother.foundation.refs import new_ref
from eachother.people.models import Person
from eachother.table import actions
from eachother.table.board import tables

# As in `test_everybody_everywhere.py`. Only Wren and Juniper are in the circle.
ANSWERS = """\
table:table             /circles/{circle}/table                          | two 200  | 405
table:now               /circles/{circle}/table/now                      | two 200  | 405
table:seat              /circles/{circle}/table/seat                     | 405      | two 302
table:get-up            /circles/{circle}/table/seat/withdrawal          | 405      | two 302
table:lines             /circles/{circle}/table/lines                    | 405      | two 422
table:take-back         /circles/{circle}/table/lines/{nobody}/withdrawal | 405     | two 302
"""


def sits_and_says(circle: Circle, words: str, by: Person) -> None:
    actions.say(circle, words, once=new_ref(), by=by)


def says_everywhere(one: Person, words: str) -> None:
    for circle in Circle.objects.of(one):
        sits_and_says(circle, words, one)
        actions.get_up(circle, by=one)


@contextmanager
def as_it_was() -> Iterator[None]:
    """Afterwards nobody has sat down and nothing has been said: no transaction takes that back."""
    kept = deepcopy((tables()._lines, tables()._seats))  # type: ignore[attr-defined]
    try:
        yield
    finally:
        tables()._lines, tables()._seats = kept  # type: ignore[attr-defined]
