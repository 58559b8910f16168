"""What stands at a table: lines and seats. How long each stays."""

from dataclasses import dataclass
from typing import Protocol

KEPT_SECONDS = 55 * 60.0  # with what sweeping takes, gone within the hour
LINES_AT_MOST = 80
# Whoever looks on keeps their seat: an open page asks again every 50 seconds, in the background each minute.
OPEN_PAGE_SECONDS = 150.0
# A page without scripts does not ask again by itself.
STILL_PAGE_SECONDS = 300.0


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Line:
    """What somebody said. `once` tells apart what was sent twice; `key` is the words as hidden words are looked for
    (`key_of`), made once here so that no cache of texts ever holds them."""

    once: str
    person_id: int
    words: str
    key: str
    at: float


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody is at the table until then, unless they are seen there again; `listening` is just that."""

    listening: bool
    since: float
    until: float


class Away(Exception):  # noqa: N818 - it is raised as a sentence
    """Redis does not answer: the table cannot be reached just now."""


class Tables(Protocol):
    """Where lines and seats stand, by the ref of the circle. `now` is in seconds since 1970."""

    def put(self, circle: str, line: Line) -> bool:
        """Say it. False when it was said before."""

    def lines(self, circle: str, now: float) -> list[Line]:
        """What was said and is not gone, in its order."""

    def take_back(self, circle: str, person_id: int, once: str | None = None) -> None:
        """One line of this person's goes, or all."""

    def sit(self, circle: str, person_id: int, seat: Seat) -> None:
        """They have this seat from now on."""

    def seats(self, circle: str, now: float) -> dict[int, Seat]:
        """Who is there, whoever came first first."""

    def get_up(self, circle: str, person_id: int) -> bool:
        """They are not there any more. False when they were not."""

    def where(self, person_id: int) -> set[str]:
        """At which tables they may have a seat."""

    def forget(self, person_id: int) -> None:
        """Nothing of theirs is at any table."""

    def sweep(self, now: float) -> None:
        """What is over goes, also where nobody looks."""
