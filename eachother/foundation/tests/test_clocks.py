"""Which moment it is when it is a certain time somewhere."""

from datetime import UTC, date, datetime, time

from eachother.foundation import clocks


def test_a_time_that_clocks_skip_is_read_by_the_offset_before() -> None:
    spring = date(2027, 3, 28)
    assert clocks.is_skipped(spring, time(1, 30), "Europe/Lisbon")
    assert not clocks.is_skipped(spring, time(0, 59), "Europe/Lisbon")
    assert not clocks.is_skipped(spring, time(2), "Europe/Lisbon")
    assert clocks.moment(spring, time(1, 30), "Europe/Lisbon") == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)


def test_a_time_that_comes_twice_is_the_first_of_the_two() -> None:
    autumn = date(2027, 10, 31)
    assert clocks.comes_twice(autumn, time(1, 30), "Europe/Lisbon")
    assert not clocks.comes_twice(autumn, time(2), "Europe/Lisbon")
    assert not clocks.comes_twice(date(2027, 3, 28), time(1, 30), "Europe/Lisbon")
    assert clocks.moment(autumn, time(1, 30), "Europe/Lisbon") == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


def test_zones_are_places_that_people_know() -> None:
    assert {"Europe/Lisbon", "America/Argentina/Buenos_Aires", "UTC"} <= set(clocks.zones())
    assert not {"EST", "Etc/GMT+5", "US/Pacific", "posixrules"} & set(clocks.zones())
