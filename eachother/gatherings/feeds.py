"""Gatherings as calendar apps read them (RFC 5545), by the icalendar library, from plain values alone.

The same values give the same text, which is kept. A series is one event with its rule; days that are not there are its
EXDATE, days that are otherwise are events of their own with its UID and a RECURRENCE-ID. Nothing of another person is
in it, and never the link.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from hashlib import sha256
from typing import Any, NamedTuple

from icalendar import Calendar, Event, Timezone

from eachother.foundation import clocks
from eachother.gatherings import dates
from eachother.gatherings.dates import Shape
from eachother.gatherings.models import Said

YEARS_OF_CLOCKS = 15  # so far ahead it is written down when clocks change
READ_EVERY = timedelta(hours=6)


class Otherwise(NamedTuple):
    """One of its days that is not as the others: where it was moved to; None is as agreed. What the person says about
    it stands instead of what they say of all; without `said`, or when `off`, it is not in the calendar."""

    on: date
    said: str | None
    moved_to: tuple[date, time] | None = None
    off: bool = False


class Entry(NamedTuple):
    """A gathering in somebody's calendar. `said` is about every day from `since`; None: only the days in `otherwise`
    are there. What is there without an answer (a circle's) is said as ''."""

    ref: str
    changed_at: datetime
    shape: Shape
    title: str
    place: str
    url: str
    said: str | None
    since: date | None
    otherwise: tuple[Otherwise, ...]


def hash_of(secret: str) -> str:
    """As it is kept. The secret is 160 random bits: there is nothing to guess from it."""
    return sha256(secret.encode()).hexdigest()


def tag_of(entries: tuple[Entry, ...], name: str, host: str) -> str:
    """Says whether it is the same as last time (ETag)."""
    return f'"{sha256(repr((entries, name, host)).encode()).hexdigest()[:32]}"'


@lru_cache(512)
def calendar(entries: tuple[Entry, ...], name: str, host: str) -> bytes:
    """The whole calendar; `host` makes the events' names unique in the world."""
    whole = Calendar()
    whole.add("prodid", "-//Eachother//gatherings//EN")
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add("name", name)
    whole.add("x-wr-calname", name)
    whole.add("refresh-interval", READ_EVERY, parameters={"VALUE": "DURATION"})
    whole.add("x-published-ttl", READ_EVERY)
    events = [event for entry in entries for event in _events(entry, host)]
    for zone in sorted({entry.shape.zone for entry in entries} - {"UTC"}):
        first = min(entry.shape.day for entry in entries if entry.shape.zone == zone)
        whole.add_component(_clocks(zone, first.year - 1))
    for event in events:
        whole.add_component(event)
    return bytes(whole.to_ical())


@lru_cache(256)
def _clocks(zone: str, since: int) -> Timezone:
    this_year = datetime.now(tz=UTC).year
    return Timezone.from_tzid(zone, first_date=date(since, 1, 1), last_date=date(this_year + YEARS_OF_CLOCKS, 1, 1))


def _events(entry: Entry, host: str) -> Iterator[Event]:
    first = _first_of_series(entry)
    apart = [one for one in entry.otherwise if first is None or one.on < first]
    for one in apart:
        if one.said is not None and not one.off:
            yield _event(entry, f"{entry.ref}-{one.on:%Y%m%d}@{host}", *_when(entry, one), one.said)
    if first is None or entry.said is None:
        return
    uid, own = f"{entry.ref}@{host}", [one for one in entry.otherwise if one.on >= first]
    series = _event(entry, uid, first, entry.shape.at, entry.said)
    series.add("rrule", {**dates.rule_words(entry.shape), **_end(entry.shape)})
    gone = [one.on for one in own if one.said is None or one.off]
    if gone:
        series.add("exdate", [_local(entry.shape, day, entry.shape.at) for day in gone])
    yield series
    for one in own:
        if one.said is not None and not one.off and (one.moved_to or one.said != entry.said):
            event = _event(entry, uid, *_when(entry, one), one.said)
            event.add("recurrence-id", _local(entry.shape, one.on, entry.shape.at))
            yield event


def _first_of_series(entry: Entry) -> date | None:
    """The day with which its series begins: it has one when it repeats, and the person says something of all days."""
    if entry.said is None or not dates.rule_words(entry.shape):
        return None
    return dates.first_since(entry.shape, entry.since)


def _event(entry: Entry, uid: str, day: date, at: time, said: str) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", entry.changed_at.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", _local(entry.shape, day, at))
    event.add("duration", timedelta(minutes=entry.shape.minutes))
    event.add("summary", entry.title)
    event.add("class", "PRIVATE")
    event.add("status", "CONFIRMED" if said in (Said.COME, "") else "TENTATIVE")
    event.add("transp", "OPAQUE" if said == Said.COME else "TRANSPARENT")
    if entry.place:
        event.add("location", entry.place)
    if entry.url:
        event.add("url", entry.url)
    return event


def _when(entry: Entry, one: Otherwise) -> tuple[date, time]:
    return one.moved_to or (one.on, entry.shape.at)


def _local(shape: Shape, day: date, at: time) -> datetime:
    return datetime.combine(day, at, UTC if shape.zone == "UTC" else clocks.clock_of(shape.zone))


def _end(shape: Shape) -> dict[str, Any]:
    """Where the series has a last day, it is written as a moment in UTC (RFC 5545, 3.3.10)."""
    return {"UNTIL": clocks.moment(shape.until, shape.at, shape.zone)} if shape.until else {}
