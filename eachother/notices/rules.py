"""How somebody is told, as pure functions. The one rule, and why: `docs/decisions/notices.md`."""

from datetime import datetime, timedelta

from django.utils import timezone

from eachother.notices.models import Told

HOUR, WEEKDAY = 18, 6


def told(of_the_kind: Told | None, of_the_scope: Told | None) -> Told:
    """What was chosen for the narrower thing holds: for a circle before its kind. Where nothing was chosen: at once."""
    return of_the_scope or of_the_kind or Told.NOW


def shown_from(how: Told, at: datetime, *, hour: int = HOUR, weekday: int = WEEKDAY) -> datetime | None:
    """From when on something that came at this moment is shown: None is at once, else the next such hour (of such a
    day) in the community's time. What is never told has no such moment: ValueError."""
    if how is Told.NEVER:
        raise ValueError("What is not told is not shown either.")
    if how is Told.NOW:
        return None
    local = timezone.localtime(at)
    days = (weekday - local.weekday()) % 7 if how is Told.WEEKLY else 0
    comes = _at(local, days, hour)
    return comes if comes > at else _at(local, days + (7 if how is Told.WEEKLY else 1), hour)


def _at(local: datetime, days: int, hour: int) -> datetime:
    """That hour by the clock, so many days later, be it that the clocks were changed between."""
    day = (local + timedelta(days=days)).date()
    return timezone.make_aware(datetime(day.year, day.month, day.day, hour))  # noqa: DTZ001 - made aware at once
