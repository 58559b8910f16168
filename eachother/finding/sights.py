"""What was on whose page today, kept in this process until it is counted.

A page of People only reads. Whom it showed is noted here and counted a minute later (`jobs.py`); what a process that is
killed had noted is lost, and nobody misses it. Nothing of who looked is kept in any table.
"""

from collections.abc import Sequence
from threading import Lock
from typing import NamedTuple

from eachother.finding.fairness import worth
from eachother.finding.queries import A_PAGE, Look
from eachother.people.models import Person


class Page(NamedTuple):
    """A page of somebody's People, on a day (its ordinal)."""

    viewer: str
    number: int
    day: int


class Sights:
    """The pages that were shown since they were last taken, each once a day; and what each was worth to whom."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._today = 0
        self._noted: set[Page] = set()
        self._waiting: dict[Page, dict[int, float]] = {}

    def note(self, viewer: Person, look: Look, number: int) -> None:
        """This page was really shown. Looked at again on the same day, it changes nothing."""
        page = Page(viewer.ref, number, look.day.number)
        if page not in self._noted:
            worths = {who: worth(rank) for rank, who in _ranked(look, number)}
            with self._lock:
                if page.day != self._today:
                    self._today = page.day
                    self._noted.clear()
                self._noted.add(page)
                self._waiting[page] = worths

    def take(self) -> dict[Page, dict[int, float]]:
        """All that waits to be counted."""
        with self._lock:
            taken, self._waiting = self._waiting, {}
        return taken


def _ranked(look: Look, number: int) -> Sequence[tuple[int, int]]:
    first = (number - 1) * A_PAGE
    return [(rank, match.person) for rank, match in enumerate(look.openly[first : first + A_PAGE], start=first + 1)]


sights = Sights()
