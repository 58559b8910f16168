"""Gatherings: the calendar of a weekly one over ten years, as an app asks for it, and the page of what is coming.

The reference is the icalendar library itself, writing the same text from events that are already in memory: whatever
this house does besides, it does in the rest.
"""

import time
from collections.abc import Callable
from datetime import timedelta
from statistics import median
from typing import Any

from bench.finding import database
from bench.rows import Row, row

TIMES = 40
YEARS = 10
CIRCLES = 6
CHANGED_EVERY = 13  # so many weeks are between two that are moved or called off
QUERIES_BAR = 8


def run() -> list[Row]:
    with database():
        return measure()


def measure() -> list[Row]:
    from django.conf import settings
    from django.test import Client

    from eachother.gatherings import calendars, feeds
    from eachother.gatherings.models import Feed
    from eachother.tests.somebody import signed_in_as, someone

    settings.ALLOWED_HOSTS = ["*"]
    wren = someone("Wren")
    address = fill(wren)
    feed = Feed.objects.select_related("person", "circle").get()
    outside, inside = Client(), signed_in_as(wren)
    entries = calendars.entries_of(feed)
    text = feeds.calendar(entries, "Gatherings", "here")
    tag = {"if-none-match": outside.get(address)["ETag"]}
    from icalendar import Calendar

    parsed = Calendar.from_ical(text)

    def made_anew() -> None:
        feeds.calendar.cache_clear()
        outside.get(address)

    limit = quickest(parsed.to_ical)
    anew = quickest(made_anew)
    kept = quickest(lambda: outside.get(address))
    unchanged = quickest(lambda: outside.get(address, headers=tag))
    page = quickest(lambda: inside.get("/gatherings"))
    name = "The calendar of a weekly gathering over ten years"
    return [
        row(f"{name}, made anew", anew, "ms", reference=limit, bar=round(8 * limit, 1)),
        row(f"{name}, read again", kept, "ms", reference=limit),
        row(f"{name}, unchanged (304)", unchanged, "ms", reference=limit),
        row(f"{name}: weight", len(text) / 1000, "kB"),
        row(f"{name}: queries", queries(lambda: outside.get(address)), "queries", bar=QUERIES_BAR),
        row("What is coming, among many", page, "ms"),
        row("What is coming: queries", queries(lambda: inside.get("/gatherings")), "queries", bar=QUERIES_BAR),
    ]


def fill(wren: Any) -> str:
    """One gathering a week for ten years, some of its days moved or called off, and others besides."""
    from django.utils import timezone

    from eachother.gatherings import actions
    from eachother.gatherings.models import Answer, Change, Kind, Occasion, Said
    from eachother.gatherings.tests import make

    began = timezone.localdate() - timedelta(weeks=52 * YEARS - 52)
    gathering = make.weekly(wren, make.a_circle(wren), day=began)
    Answer.objects.create(gathering=gathering, person=wren, said=Said.COME, since=began)
    for number, day in enumerate(gathering.occasions.order_by("on")[::CHANGED_EVERY]):
        moved = number % 2 == 0
        to = (day.on + timedelta(days=1), gathering.at) if moved else (None, None)
        kind = Kind.MOVED if moved else Kind.OFF
        change = Change.objects.create(occasion=day, kind=kind, day=to[0], at=to[1], by=wren)
        Occasion.objects.filter(pk=day.pk).update(change=change)
    for number in range(CIRCLES):
        make.weekly(wren, make.a_circle(wren, name=f"Circle {number}"))
    return f"/calendars/{actions.make_address(None, by=wren)}.ics"


def quickest(do: Callable[[], object]) -> float:
    """Milliseconds of this thread, in the middle of several times."""
    from django.core.cache import caches

    do()
    took = []
    for _ in range(TIMES):
        caches["limits"].clear()
        began = time.thread_time()
        do()
        took.append(1000 * (time.thread_time() - began))
    return median(took)


def queries(do: Callable[[], object]) -> int:
    from django.db import connection

    asked: list[str] = []

    def note(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        asked.append(sql)
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(note):
        do()
    return len(asked)
