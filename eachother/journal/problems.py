"""Why a page cannot be kept, beside what `people.problems` has."""

from eachother.journal.models import Page
from eachother.people.problems import Conflict, Problem


class Stale(Conflict):
    """It was not written over the stored page; `page` is that one, None when there is none. Nothing changed."""

    def __init__(self, page: Page | None) -> None:
        super().__init__("stale")
        self.page = page


class TooOften(Problem):
    """More in a short time than anybody writes by hand; nothing was looked at."""

    status = 429
