"""The clocks of the world: a day and a time somewhere, and which moment that is.

What people agree is a time by the clocks of a place (an IANA zone), never an offset. A time that clocks skip is read
by the offset before the gap, one that comes twice is the first of the two, as RFC 5545 (3.3.5) has it.
"""

from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, available_timezones

# Old names and offsets that a calendar app may not know, or that say nothing to people.
REGIONS = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


@cache
def zones() -> tuple[str, ...]:
    return (*sorted(name for name in available_timezones() if name.partition("/")[0] in REGIONS), "UTC")


@lru_cache(256)
def clock_of(zone: str) -> ZoneInfo:
    return ZoneInfo(zone)


def moment(day: date, at: time, zone: str) -> datetime:
    """When it is that time there, in UTC."""
    return datetime.combine(day, at, clock_of(zone)).astimezone(UTC)


def is_skipped(day: date, at: time, zone: str) -> bool:
    """Whether clocks go forward over it."""
    return moment(day, at, zone).astimezone(clock_of(zone)).time() != at


def comes_twice(day: date, at: time, zone: str) -> bool:
    """Whether clocks are put back over it."""
    first = datetime.combine(day, at, clock_of(zone))
    return not is_skipped(day, at, zone) and first.utcoffset() != first.replace(fold=1).utcoffset()


def read_day(text: str) -> date | None:
    """'2027-03-14', as a form sends it; None when it is no day."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def read_time(text: str) -> time | None:
    """'19:00', as a form sends it; None when it is no time of day."""
    try:
        at = time.fromisoformat(text.strip())
    except ValueError:
        return None
    return at.replace(second=0, microsecond=0) if at.tzinfo is None else None
