"""Who is next, how long it lasts, and what may be done. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from eachother.turns.models import Lasts

NAME_LENGTH, WORDS_LENGTH = 60, 600
TASKS_AT_MOST = 40  # open ones, in a circle
ANSWER_WITHIN = timedelta(days=2)  # then the next is asked
LASTING = {
    Lasts.WEEK: timedelta(weeks=1),
    Lasts.FORTNIGHT: timedelta(weeks=2),
    Lasts.MONTH: timedelta(days=30),
    Lasts.ONCE: timedelta(days=30),  # when nobody says that it is done
}


def ends_at(lasts: str, begins: datetime) -> datetime:
    return begins + LASTING[Lasts(lasts)]


def task_problem(name: str, words: str) -> str:
    if not name:
        return "name-empty"
    if len(name) > NAME_LENGTH:
        return "name-long"
    return "words-long" if len(words) > WORDS_LENGTH else ""


def may_take(person: int, *, last: int | None, willing: Collection[int]) -> bool:
    """Nobody has it twice in a row while others are willing."""
    return person != last or not set(willing) - {person}


def by_turn(willing: Sequence[int], had: Mapping[int, datetime]) -> list[int]:
    """Whoever has never had it first, as they said that they are willing; then whoever had it longest ago."""
    never = [person for person in willing if person not in had]
    return never + sorted((person for person in willing if person in had), key=lambda person: had[person])


def drawn(seed: str, refs: Iterable[str]) -> list[str]:
    """The order of a lot: by the SHA-256 of the seed and each ref. From a seed that nobody chose, any order is as
    likely as any other; with it, anybody comes to the same one."""
    return sorted(set(refs), key=lambda ref: sha256(f"{seed}|{ref}".encode()).hexdigest())


def next_one(order: Sequence[int], *, last: int | None, passed: Collection[int]) -> int | None:
    """The first in this order who has not passed; whoever had it last comes when nobody else is left."""
    others = [person for person in order if person != last]
    mine = [person for person in order if person == last]
    return next((person for person in others + mine if person not in passed), None)


def may_rest(*, held: bool, willing: int) -> bool:
    """A task that nobody has and nobody wants."""
    return not held and willing == 0
