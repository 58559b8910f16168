"""The days of a rhythm, as pure functions. Clocks are those of `foundation/clocks.py`."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import lru_cache
from typing import NamedTuple

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

from eachother.gatherings.models import Rhythm

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Shape(NamedTuple):
    """When a gathering is: its first day, the clock of its zone, how it comes round, and its last day."""

    day: date
    at: time
    zone: str
    minutes: int
    rhythm: str
    until: date | None = None


def fits(rhythm: str, day: date) -> bool:
    """Whether such a rhythm can begin on this day: few months have a fifth Tuesday."""
    if rhythm == Rhythm.MONTH:
        return _which_of_month(day) <= 4
    return rhythm != Rhythm.LAST or day.day + 7 > monthrange(day.year, day.month)[1]


def days_of(shape: Shape, *, since: date | None = None, until: date | None = None) -> Iterator[date]:
    """Its days in order, from `since` to `until`, both included. Endless unless it or `until` has an end."""
    last = min((end for end in (shape.until, until) if end), default=None)
    rule = _rule(shape, last)
    if rule is None:
        if (since is None or since <= shape.day) and (last is None or shape.day <= last):
            yield shape.day
        return
    first = datetime.combine(max(since, shape.day) if since else shape.day, time())
    for one in rule.xafter(first, inc=True):
        yield one.date()


@lru_cache(1024)
def first_since(shape: Shape, since: date | None) -> date | None:
    """Its first day from `since` on; looking for it, dateutil goes through all that were before."""
    return next(days_of(shape, since=since), None)


def last_of(shape: Shape, times: int) -> date:
    """The day of the so-manieth time."""
    days = days_of(shape)
    return [next(days) for _ in range(times)][-1]


def rule_words(shape: Shape) -> dict[str, object]:
    """The rhythm as RFC 5545 writes it (RRULE), without its end; nothing for a single day."""
    match shape.rhythm:
        case Rhythm.WEEK:
            return {"FREQ": "WEEKLY", "BYDAY": WEEKDAYS[shape.day.weekday()]}
        case Rhythm.FORTNIGHT:
            return {"FREQ": "WEEKLY", "INTERVAL": 2, "BYDAY": WEEKDAYS[shape.day.weekday()]}
        case Rhythm.MONTH | Rhythm.LAST:
            return {"FREQ": "MONTHLY", "BYDAY": f"{_in_month(shape)}{WEEKDAYS[shape.day.weekday()]}"}
    return {}


def _rule(shape: Shape, last: date | None) -> rrule | None:
    end = datetime.combine(last, time()) if last else None
    first = datetime.combine(shape.day, time())
    match shape.rhythm:
        case Rhythm.WEEK:
            return rrule(WEEKLY, first, until=end)
        case Rhythm.FORTNIGHT:
            return rrule(WEEKLY, first, interval=2, until=end)
        case Rhythm.MONTH | Rhythm.LAST:
            return rrule(MONTHLY, first, byweekday=weekday(shape.day.weekday(), _in_month(shape)), until=end)
    return None


def _in_month(shape: Shape) -> int:
    return -1 if shape.rhythm == Rhythm.LAST else _which_of_month(shape.day)


def _which_of_month(day: date) -> int:
    return (day.day - 1) // 7 + 1
