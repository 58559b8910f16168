"""Moments in words."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from eachother.web.times import ago, clock, day

NOW = datetime(2026, 3, 5, 18, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _frozen() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(), "today"),
        (timedelta(hours=18, minutes=5), "today"),
        (timedelta(hours=18, minutes=6), "yesterday"),
        (timedelta(days=2), "3 March"),
        (timedelta(days=400), "29 January 2025"),
        (timedelta(days=-1), "6 March"),
    ],
)
def test_day(before: timedelta, words: str) -> None:
    assert f">{words}</time>" in day(NOW - before)


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(seconds=59), "just now"),
        (timedelta(seconds=-30), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=59, seconds=59), "59 minutes ago"),
        (timedelta(hours=1), "1 hour ago"),
        (timedelta(hours=23), "23 hours ago"),
        (timedelta(hours=24), "yesterday"),
        (timedelta(days=2), "3 March"),
    ],
)
def test_ago(before: timedelta, words: str) -> None:
    assert f">{words}</time>" in ago(NOW - before)


def test_the_moment_itself_goes_along_for_the_readers_time_zone() -> None:
    assert clock(NOW) == '<time datetime="2026-03-05T18:05:00+00:00" data-as="clock">18:05</time>'
