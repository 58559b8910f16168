"""Where notices come out of, as people know it: a circle. A room above says which there are; this room knows none."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from eachother.people.models import Person
from eachother.web.paging import Paged


class Scope(NamedTuple):
    """A place that a person may choose for: its ref, as notices carry it, and its name."""

    ref: str
    name: str


class Source(NamedTuple):
    """`page(person, number)` gives those of this person, a page at a time; `named(person, refs)` those of these refs
    that are theirs. One query each."""

    page: Callable[[Person, int], Paged[Scope]]
    named: Callable[[Person, Iterable[str]], list[Scope]]


_sources: list[Source] = []


def register(source: Source) -> None:
    """From now on people choose for these places. There is one source."""
    _sources[:] = [source]


def page_for(person: Person, number: int) -> Paged[Scope]:
    return _sources[0].page(person, number) if _sources else Paged([], 1, None, None)


def named(person: Person, refs: Iterable[str]) -> list[Scope]:
    return _sources[0].named(person, refs) if _sources else []
