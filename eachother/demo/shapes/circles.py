"""What stands in `lives/` about circles and what happens in them, entry by entry."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Came:
    """Somebody came into a circle."""

    name: str
    days_ago: float


@dataclass(frozen=True, slots=True)
class SaidNo:
    by: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class PutToACircle:
    """A clause in these words, who said yes to it besides, and who no."""

    by: str
    days_ago: float
    words: str
    yes: list[str]
    no: Sequence[SaidNo] = ()


@dataclass(frozen=True, slots=True)
class CircleClause:
    """`part` is a key of circles/parts.py, `acts` a word of circles/models."""

    part: str
    askings: list[PutToACircle]
    acts: str = ""


@dataclass(frozen=True, slots=True)
class KnockThere:
    by: str
    words: str
    days_ago: float
    answered_by: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class AskedIn:
    by: str
    whom: str
    days_ago: float


@dataclass(frozen=True, slots=True)
class Gathered:
    """A circle; `door` and `readers` are words of circles/models.py."""

    name: str
    words: str
    about: list[str]
    door: str
    readers: str
    began_days_ago: float
    people: list[Came]
    quiet_for_days: float = 0
    clauses: Sequence[CircleClause] = ()
    knocks: Sequence[KnockThere] = ()
    asks: Sequence[AskedIn] = ()


@dataclass(frozen=True, slots=True)
class TurnHad:
    """A turn of a task; one that lasted no `days` runs still."""

    by: str
    days_ago: float
    days: float = 0
    ended: str = "time"


@dataclass(frozen=True, slots=True)
class TaskNamed:
    """A task of a circle; `kind`, `lasts` and `goes` are words of turns/models.py."""

    circle: str
    name: str
    words: str
    lasts: str
    goes: str
    days_ago: float
    kind: str = "other"
    willing: Sequence[str] = ()
    turns: Sequence[TurnHad] = ()
    rests: bool = False


@dataclass(frozen=True, slots=True)
class SaidToCome:
    """What somebody says of a gathering: of all its days (-1), or of the so-manieth to come (0 is the next)."""

    by: str
    said: str
    on: int = -1


@dataclass(frozen=True, slots=True)
class CalledBy:
    by: str
    on: int
    line: str = ""


@dataclass(frozen=True, slots=True)
class DayChanged:
    """A day was called `off`, or moved by `days_later` to `at`."""

    by: str
    on: int
    days_ago: float
    words: str
    off: bool = False
    days_later: int = 0
    at: str = ""


@dataclass(frozen=True, slots=True)
class NoteKept:
    """How it was, worded by somebody some hours after it; of days that are over, -1 is the last."""

    by: str
    on: int
    hours_later: float
    words: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A gathering; without a `circle` it is for everybody."""

    circle: str
    by: str
    name: str
    words: str
    first_in_days: int
    at: str
    minutes: int
    place: str = ""
    link: str = ""
    access: str = ""
    rhythm: str = "once"
    zone: str = ""
    seats: int = 0
    answers: Sequence[SaidToCome] = ()
    calls: Sequence[CalledBy] = ()
    changes: Sequence[DayChanged] = ()
    notes: Sequence[NoteKept] = ()


@dataclass(frozen=True, slots=True)
class SaidInCircle:
    """What somebody said in a thread; without `by` they said it without their name. `quotes` is how an earlier one
    begins, `was` what stood here before, `been` who has been there; it is `new_to` whoever has not come so far.
    `picture` is one of demo/drawn.py."""

    words: str
    days_ago: float
    by: str = ""
    unnamed: bool = False
    note: str = ""
    quotes: str = ""
    was: str = ""
    been: Sequence[str] = ()
    new_to: Sequence[str] = ()
    picture: str = ""
    seen: str = ""
    taken_back: bool = False


@dataclass(frozen=True, slots=True)
class ThreadBegun:
    """A thread of a circle."""

    title: str
    said: list[SaidInCircle]


@dataclass(frozen=True, slots=True)
class SaidAfterwards:
    """What `by` says they `gave` or `received` (`way`), to the `other` or to `all`."""

    by: str
    way: str
    words: str
    audience: str
    days_ago: float


@dataclass(frozen=True, slots=True)
class AnswerGiven:
    """`taken_up` is so many days ago; 0 is: not."""

    by: str
    words: str
    days_ago: float
    taken_up: float = 0
    said: Sequence[SaidAfterwards] = ()


@dataclass(frozen=True, slots=True)
class SlipPut:
    """An ask or an offer, up for so many days, to a circle or to everybody. `round_to`: to whom it came round."""

    kind: str
    by: str
    words: str
    days_ago: float
    up_for: float
    circle: str = ""
    company: Sequence[str] = ()
    time: str = ""
    place: str = ""
    answers: Sequence[AnswerGiven] = ()
    round_to: Sequence[str] = ()
