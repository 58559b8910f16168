"""What may be, as pure functions: asked by the verb that does it and by the button that offers it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

WORDS_LENGTH = 600
LINE_LENGTH = 80
ANSWER_LENGTH = 300
AFTERWORD_LENGTH = 600
UP_FOR = timedelta(days=14)
UP_AT_MOST = timedelta(days=120)
UP_AT_ONCE = 20  # slips of one person

WAITS = timedelta(days=3)  # without an answer, before it comes round
AGAIN_AFTER = timedelta(days=4)
A_FEW = 3
ASKED_LATELY = timedelta(days=60)
RESTS = timedelta(days=2)  # nobody is asked more often than this


def words_problem(words: str) -> str | None:
    """Why these (cleaned) cannot be the words of an ask or an offer: 'words-empty', 'words-long', or None."""
    if not any(character.isalnum() for character in words):
        return "words-empty"
    return "words-long" if len(words) > WORDS_LENGTH else None


def until_problem(until: date | None, today: date) -> str | None:
    """Why it cannot be up until this day: 'until-none', 'until-past', 'until-far', or None."""
    if until is None:
        return "until-none"
    if until < today:
        return "until-past"
    return "until-far" if until - today > UP_AT_MOST else None


class Could(NamedTuple):
    """Somebody to whom a slip could come round: whether they offer (or would welcome) that kind of company, share
    something with it, are open to company now; and how often they were asked lately."""

    person: int
    company: bool
    shares: bool
    is_open: bool
    asked: int


def whom(people: Iterable[Could], at_most: int = A_FEW) -> list[int]:
    """A few of those who could: whoever was asked least comes first, then whom it fits best. Nobody whom it fits in
    nothing. What is equal keeps its order, so that a caller who shuffles is fair."""
    fitting = [one for one in people if one.company or one.shares]
    return [one.person for one in sorted(fitting, key=lambda one: (one.asked, -_fit(one)))[:at_most]]


def _fit(one: Could) -> int:
    return 2 * one.company + 2 * one.shares + one.is_open


def is_due(put_up_at: datetime, went_round_at: datetime | None, now: datetime) -> bool:
    """Whether a slip without an answer should come round (again)."""
    waited = now - put_up_at >= WAITS
    return waited and (went_round_at is None or went_round_at < put_up_at or now - went_round_at >= AGAIN_AFTER)


class Roles(NamedTuple):
    """Whether roles are setting hard. `both`: how many of those who take part do both; `spread`: whether few give most
    of what is given."""

    both: str  # 'most', 'half' or 'few'
    spread: str  # 'many', 'some' or 'few'


FEWEST = 10
HALF, MOST = 1 / 3, 2 / 3
GIVERS_FIRST = 4  # the quarter who give most
SOME, FEW = 1 / 2, 3 / 4


def roles(counts: Sequence[tuple[int, int]]) -> Roles | None:
    """What can be said of a community from how often each of its people gave and received, without their names.

    None while fewer than `FEWEST` take part: then whatever is said would point at somebody. In steps so wide that they
    are words, not numbers.
    """
    taking_part = [(gave, received) for gave, received in counts if gave or received]
    if len(taking_part) < FEWEST:
        return None
    share = sum(1 for gave, received in taking_part if gave and received) / len(taking_part)
    both = "most" if share > MOST else "half" if share >= HALF else "few"
    given = sorted((gave for gave, _received in taking_part), reverse=True)
    first = sum(given[: max(1, len(given) // GIVERS_FIRST)]) / max(1, sum(given))
    return Roles(both, "many" if first <= SOME else "some" if first <= FEW else "few")


def question_after(*, gave: bool, received: bool) -> str:
    """Which question stands under one's own giving and receiving: 'none', 'gave', 'received' or 'both'."""
    if gave and received:
        return "both"
    return "gave" if gave else "received" if received else "none"
