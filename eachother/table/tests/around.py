"""The table in the tests of the whole house: what two do there, and who is answered what."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

from eachother.circles.models import Circle
from eachother.foundation.refs import new_ref
from eachother.people.models import Person
from eachother.table import actions
from eachother.table.board import tables
from eachother.table.seats import KEPT_SECONDS
from eachother.table.shared import Shared

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
    with (_in_redis if isinstance(store := tables(), Shared) else _in_memory)(store):
        yield


@contextmanager
def _in_memory(store: Any) -> Iterator[None]:
    kept = deepcopy((store._lines, store._seats))
    try:
        yield
    finally:
        store._lines, store._seats = kept


@contextmanager
def _in_redis(store: Any) -> Iterator[None]:
    kept = {key: store._redis.dump(key) for key in _keys(store)}
    try:
        yield
    finally:
        for key in _keys(store):
            if key not in kept:
                store._redis.delete(key)
        for key, value in kept.items():
            store._redis.restore(key, int(KEPT_SECONDS * 1000), value, replace=True)


def _keys(store: Any) -> list[bytes]:
    return list(store._redis.scan_iter(f"{store._ours}:*", count=1000))
