"""Long lists, a page at a time."""

from collections.abc import Mapping
from typing import Any, Generic, NamedTuple, TypeVar

from django.db.models.query import QuerySet

T = TypeVar("T")
LAST = 999


class Paged(NamedTuple, Generic[T]):
    """A page's rows, its number, and the numbers of the pages beside it, where there are such."""

    rows: list[T]
    number: int
    before: int | None
    next: int | None


def number_of(given: Mapping[str, object], name: str = "page") -> int:
    """Which page is asked for, from 1; the first when that is no number."""
    asked = str(given.get(name, ""))
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) <= len(str(LAST)) else 1


def paged(rows: QuerySet[Any, T], number: int, *, size: int) -> Paged[T]:
    """This page of these rows, which stand in an order. One query, and those of a prefetch."""
    start = (number - 1) * size
    found = list(rows[start : start + size + 1])
    more = len(found) > size and number < LAST
    return Paged(found[:size], number, number - 1 or None, number + 1 if more else None)
