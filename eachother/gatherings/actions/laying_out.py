"""The days of a gathering as rows, so that every list is one question to the database."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from eachother.foundation import clocks
from eachother.gatherings import dates
from eachother.gatherings.models import Gathering, Kind, Occasion

AHEAD = timedelta(days=2 * 366)


def shape_of(gathering: Gathering) -> dates.Shape:
    return dates.Shape(
        gathering.day, gathering.at, gathering.zone, gathering.minutes, gathering.rhythm, gathering.until
    )


def when(occasion: Occasion, gathering: Gathering) -> tuple[datetime, datetime]:
    """When this day of it really begins and ends."""
    change = occasion.change if occasion.change and occasion.change.kind == Kind.MOVED else None
    day, at = (change.day, change.at) if change and change.day and change.at else (occasion.on, gathering.at)
    starts = clocks.moment(day, at, gathering.zone)
    return starts, starts + timedelta(minutes=gathering.minutes)


def lay_out(gathering: Gathering, today: date | None = None) -> None:
    """Rows for all its days from where they end now to two years ahead. Twice is once."""
    to = (today or timezone.localdate()) + AHEAD
    since = gathering.laid_out_to + timedelta(days=1) if gathering.laid_out_to else None
    days = list(dates.days_of(shape_of(gathering), since=since, until=to))
    rows = [Occasion(gathering=gathering, on=day) for day in days]
    for row in rows:
        row.starts_at, row.ends_at = when(row, gathering)
    Occasion.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    gathering.laid_out_to = to
    gathering.save(update_fields=["laid_out_to"])


def set_clocks_right(gathering: Gathering) -> None:
    """Time zones change by law, and then their tables do: days that are to come keep the clock, not the moment."""
    ahead = list(gathering.occasions.coming().select_related("change"))
    wrong = [one for one in ahead if when(one, gathering) != (one.starts_at, one.ends_at)]
    for one in wrong:
        one.starts_at, one.ends_at = when(one, gathering)
    Occasion.objects.bulk_update(wrong, ["starts_at", "ends_at"], batch_size=500)
