"""Reading a time that somebody puts on the table."""

from collections.abc import Mapping
from datetime import timedelta

from django.utils import timezone

from eachother.decisions.actions.options import Time
from eachother.decisions.rules import lengths
from eachother.foundation import clocks
from eachother.people.problems import Problem


def read_time(typed: Mapping[str, str]) -> Time:
    """Raises Problem 'day-odd', 'day-far', 'at-odd', 'zone-odd', 'minutes-odd'."""
    day, at = clocks.read_day(typed.get("day", "")), clocks.read_time(typed.get("at", ""))
    zone, minutes = typed.get("zone", ""), typed.get("minutes", "")
    if day is None:
        raise Problem("day-odd")
    if day > timezone.localdate() + timedelta(days=lengths.DAYS_AHEAD):
        raise Problem("day-far")
    if day < timezone.localdate() - timedelta(days=2):
        raise Problem("day-past")
    if at is None:
        raise Problem("at-odd")
    if zone not in clocks.zones():
        raise Problem("zone-odd")
    if minutes not in {str(one) for one in lengths.LASTS}:
        raise Problem("minutes-odd")
    return Time(day, at, zone, int(minutes))
