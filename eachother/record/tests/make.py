"""A record with a few entries, and hands that change it past the program."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from eachother.record import actions, removing
from eachother.record.models import Entry


def a_few(count: int = 3) -> list[Entry]:
    return [actions.write("effect", {"effect": f"tea-{n}"}, words=f"There will be tea at {n}.") for n in range(count)]


def takes_words_out(number: int, because: str) -> int | None:
    one = removing.named(removing.WORDS)
    assert one
    return removing.remove(one, str(number), because)


@contextmanager
def unguarded() -> Iterator[Any]:
    """A cursor of somebody who has taken the guards away."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for table in ("record_entry", "record_words"):
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        else:
            for name in ("as_it_is", "whole", "in_its_words"):
                cursor.execute(f"DROP TRIGGER record_stays_{name}")
        yield cursor
