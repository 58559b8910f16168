"""What may be, as pure functions: asked by the verb that does it and by the button that offers it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from eachother.circles.models import Door, Says

NAME_LENGTH = 60
WORDS_LENGTH = 600
ABOUT_AT_MOST = 5
KNOCK_LENGTH = 600
ANSWER_LENGTH = 300
CLAUSE_LENGTH = 1000
CLAUSES_AT_MOST = 40
ANSWERED_WITHIN = timedelta(days=7)
ENOUGH = 2  # so many people make an agreement, or all of a circle that has fewer


class Stands(StrEnum):
    RUNS = "runs"  # on the table, and there is time to answer
    LACKS = "lacks"  # the time is over, and too few have said yes
    HELD = "held"  # somebody says no
    HOLDS = "holds"  # in force


class Standing(NamedTuple):
    """How a clause stands, and if it is in force, since when."""

    stands: Stands
    since: datetime | None = None


class Said(NamedTuple):
    says: str
    at: datetime


def standing(closes_at: datetime, asked: int, said: Sequence[Said], now: datetime) -> Standing:
    """How a clause stands by the answers to its last asking, put to so many (`asked`) people.

    One no holds it back, for as long as it is said. Without one, the yes of all is enough at any time, and that of
    `ENOUGH` when the time to answer is over.
    """
    if any(one.says == Says.NO for one in said):
        return Standing(Stands.HELD)
    yes = [one.at for one in said]
    if yes and len(yes) >= asked:
        return Standing(Stands.HOLDS, max(yes))
    if now < closes_at:
        return Standing(Stands.RUNS)
    if len(yes) >= min(ENOUGH, asked) > 0:
        return Standing(Stands.HOLDS, max(closes_at, *yes))
    return Standing(Stands.LACKS)


def why_not_join(*, door: Door, about_something: bool, shares: bool, asked: bool) -> str | None:
    """None where somebody may simply come in; else what is missing: 'knock', 'asking', or 'share'."""
    if asked:
        return None
    match door:
        case Door.KNOCK:
            return "knock"
        case Door.INVITATION:
            return "asking"
        case _:
            return None if shares or not about_something else "share"


def may_knock(missing: str | None) -> bool:
    """Whoever shares none of it may ask to be let in all the same."""
    return missing in ("knock", "share")


def name_problem(name: str) -> str | None:
    """Why a circle cannot be called this (cleaned): 'name-empty', 'name-long', or None."""
    if not any(character.isalnum() for character in name):
        return "name-empty"
    return "name-long" if len(name) > NAME_LENGTH else None


def words_problem(words: str, *, about: int) -> str | None:
    """Why these cannot be its words: 'challenge-empty' when it is about nothing else, 'words-long', or None."""
    if not about and not any(character.isalnum() for character in words):
        return "challenge-empty"
    return "words-long" if len(words) > WORDS_LENGTH else None


def knock_problem(words: str) -> str | None:
    if not any(character.isalnum() for character in words):
        return "knock-empty"
    return "knock-long" if len(words) > KNOCK_LENGTH else None


def clause_problem(words: str) -> str | None:
    if not any(character.isalnum() for character in words):
        return "clause-empty"
    return "clause-long" if len(words) > CLAUSE_LENGTH else None
