"""When things happen: by the community's clocks, in the daytime. Pure."""

from datetime import datetime, time, timedelta, tzinfo
from typing import NamedTuple

CLOSES = time(19, 0)
REMINDS = time(10, 0)
NOT_SO_SOON = timedelta(hours=12)
A_MOMENT_LONGER = 1  # days that a round runs on when an objection was lifted after its time


class Hours(NamedTuple):
    """When the time of a round is over, and when those who have not spoken are told so."""

    closes_at: datetime
    reminds_at: datetime


def hours(now: datetime, days: int, zone: tzinfo) -> Hours:
    """A round of so many days closes in the evening, never earlier than that many full days, and those who have not
    spoken are reminded in the morning of the day before; not at all where it has only just begun then."""
    closes = _at(now, days, CLOSES, zone)
    if closes < now + timedelta(days=days):
        closes = _at(now, days + 1, CLOSES, zone)
    reminds = _at(closes, -1, REMINDS, zone)
    return Hours(closes, reminds if reminds >= now + NOT_SO_SOON else closes)


def _at(moment: datetime, days: int, clock: time, zone: tzinfo) -> datetime:
    """That many days later, at this hour of those clocks, whether they were changed in between or not."""
    day = moment.astimezone(zone).date() + timedelta(days=days)
    return datetime.combine(day, clock, zone)
