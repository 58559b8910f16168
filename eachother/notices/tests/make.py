"""A kind of notice for these tests, and people by name."""

from collections.abc import Iterator
from contextlib import contextmanager

from eachother.notices import kinds
from eachother.notices.kinds import ANYTHING_ELSE, Describe, Group, Kind, NoticeCard
from eachother.tests.somebody import someone

__all__ = ["someone"]  # at hand here too


@contextmanager
def kind(
    name: str, place: str = "people", describe: Describe | None = None, group: Group = ANYTHING_ELSE
) -> Iterator[Kind]:
    """A kind that says who told it."""
    describe = describe or (lambda person, some: [NoticeCard(one, f"{one.by} · {name}") for one in some])
    made = Kind(name, place, describe, group=group)
    kinds.register(made)
    try:
        yield made
    finally:
        del kinds._kinds[name]
