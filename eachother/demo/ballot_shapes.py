"""What stands in `lives/ballots.toml`, entry by entry."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OptionPut:
    """Somebody put this on the table: `words`, or a time so many days from today."""

    by: str
    words: str = ""
    in_days: int = 0
    at: str = ""
    minutes: int = 90
    zone: str = ""


@dataclass(frozen=True, slots=True)
class BallotGiven:
    """How somebody voted: what they `ranked` ('The garden > The kitchen = -', '-' being none of these), when they `can`
    (a word for each time in order), or how warm they are (`warmth`)."""

    by: str
    ranked: str = ""
    can: Sequence[str] = ()
    warmth: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Balloted:
    """A question that is decided otherwise than by consent. Without `asked_days_ago` nobody has been asked
    yet, unless its kind asks at once."""

    kind: str
    question: str
    by: str
    days_ago: int
    words: str = ""
    circle: str = ""
    mode: str = "named"
    asked_days_ago: int = -1
    options: Sequence[OptionPut] = ()
    ballots: Sequence[BallotGiven] = ()


def voters_in(lives: Sequence[Balloted]) -> Iterator[str]:
    """Everybody who is named."""
    for one in lives:
        yield one.by
        yield from (put.by for put in one.options)
        yield from (given.by for given in one.ballots)
