"""What has been seen waits no more."""

from eachother.notices import actions as notices
from eachother.people.models import Person
from eachother.turns.kinds import BEGAN, OVER


def has_seen(turn: str, *, by: Person) -> None:
    """That a turn (by ref) began, or is over. Twice is once."""
    for kind in (BEGAN, OVER):
        notices.settle(by, kind, about=turn)
