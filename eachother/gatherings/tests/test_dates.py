"""Days and clocks, by themselves."""

from datetime import date, time, timedelta
from itertools import islice, pairwise

import pytest

from eachother.foundation import clocks
from eachother.gatherings import dates
from eachother.gatherings.dates import Shape
from eachother.gatherings.models import Rhythm


def shape(day: str, at: str = "19:00", zone: str = "Europe/Lisbon", rhythm: Rhythm = Rhythm.WEEK) -> Shape:
    return Shape(date.fromisoformat(day), time.fromisoformat(at), zone, 90, rhythm)


def first(one: Shape, number: int) -> list[str]:
    return [str(day) for day in islice(dates.days_of(one), number)]


def test_how_it_comes_round() -> None:
    assert first(shape("2027-01-05"), 3) == ["2027-01-05", "2027-01-12", "2027-01-19"]
    assert first(shape("2027-01-05", rhythm=Rhythm.FORTNIGHT), 3) == ["2027-01-05", "2027-01-19", "2027-02-02"]
    second_tuesday = shape("2027-01-12", rhythm=Rhythm.MONTH)
    assert first(second_tuesday, 4) == ["2027-01-12", "2027-02-09", "2027-03-09", "2027-04-13"]
    last_sunday = shape("2027-01-31", rhythm=Rhythm.LAST)
    assert first(last_sunday, 4) == ["2027-01-31", "2027-02-28", "2027-03-28", "2027-04-25"]
    assert first(shape("2027-01-05", rhythm=Rhythm.ONCE), 3) == ["2027-01-05"]


def test_it_begins_and_ends_where_it_is_asked_to() -> None:
    since, until = date(2027, 2, 1), date(2027, 2, 16)
    one = shape("2027-01-05", rhythm=Rhythm.FORTNIGHT)
    assert list(dates.days_of(one, since=since, until=until)) == [date(2027, 2, 2), date(2027, 2, 16)]
    ended = one._replace(until=date(2027, 2, 2))
    assert list(dates.days_of(ended, since=since, until=until)) == [date(2027, 2, 2)]
    assert dates.last_of(one, 3) == date(2027, 2, 2)


def test_few_months_have_a_fifth_tuesday() -> None:
    assert dates.fits(Rhythm.MONTH, date(2027, 6, 22))
    assert not dates.fits(Rhythm.MONTH, date(2027, 6, 29))
    assert dates.fits(Rhythm.LAST, date(2027, 6, 29))
    assert not dates.fits(Rhythm.LAST, date(2027, 6, 22))


# Where clocks change, on different days, or not at all, and in the south the other way round.
@pytest.mark.parametrize(
    "zone",
    [
        "Europe/Lisbon",
        "America/New_York",
        "Australia/Lord_Howe",
        "America/Santiago",
        "Asia/Kolkata",
        "Africa/Cairo",
        "UTC",
    ],
)
def test_seven_in_the_evening_stays_seven_in_the_evening(zone: str) -> None:
    days = islice(dates.days_of(shape("2027-01-05", zone=zone)), 104)
    moments = [clocks.moment(day, time(19), zone) for day in days]
    assert {one.astimezone(clocks.clock_of(zone)).time() for one in moments} == {time(19)}
    steps = {later - earlier for earlier, later in pairwise(moments)}
    changes = {"Asia/Kolkata", "UTC"}
    assert (steps == {timedelta(days=7)}) == (zone in changes)
