"""The calendar, read back by others: two libraries that know nothing of this house, and khal."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
import recurring_ical_events
import time_machine
from dateutil.rrule import rrulestr
from django.test import Client

from eachother.circles.models import Circle
from eachother.gatherings import actions, calendars, feeds
from eachother.gatherings.models import Feed, Gathering, Names, Rhythm, Said
from eachother.gatherings.tests import make
from eachother.gatherings.tests.make import day_of
from eachother.people.models import Person

NOW = datetime(2027, 1, 4, 9, tzinfo=UTC)
TWO_YEARS = timedelta(days=730)
ZONES = ["Europe/Lisbon", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Africa/Cairo", "UTC"]
Span = tuple[datetime, datetime]


@pytest.fixture(autouse=True)
def in_january() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def address_of(person: Person, circle: Circle | None = None) -> str:
    return f"/calendars/{actions.make_address(circle, by=person)}.ics"


def read(address: str) -> bytes:
    answer = Client().get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return bytes(answer.content)


def spans(text: bytes) -> list[Span]:
    """What a calendar app makes of it, over two years, in UTC."""
    events = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(NOW, NOW + TWO_YEARS)
    return sorted((one.start.astimezone(UTC), one.end.astimezone(UTC)) for one in events)


def on_the_pages(gathering: Gathering) -> list[Span]:
    """What this house's own pages say."""
    days = gathering.occasions.taking_place().filter(starts_at__lt=NOW + TWO_YEARS)
    return [(one.starts_at, one.ends_at) for one in days.order_by("starts_at")]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("rhythm", [Rhythm.WEEK, Rhythm.FORTNIGHT, Rhythm.MONTH])
def test_it_is_read_as_the_pages_have_it(wren: Person, zone: str, rhythm: Rhythm) -> None:
    gathering = make.a_gathering(wren, day=make.on("2027-01-12"), zone=zone, rhythm=rhythm)
    actions.answer(day_of(gathering), Said.COME, by=wren, for_all=True)
    read_back = spans(read(address_of(wren)))
    assert len(read_back) >= 24
    assert read_back == on_the_pages(gathering)


@pytest.mark.parametrize("at", ["01:30", "02:30", "00:15"])
@pytest.mark.parametrize("zone", ["Europe/Lisbon", "Europe/Berlin", "America/New_York"])
def test_at_night_when_clocks_change(wren: Person, zone: str, at: str) -> None:
    sunday = make.on("2027-01-10")
    gathering = make.weekly(wren, day=sunday, at=datetime.fromisoformat(f"2027-01-10T{at}").time(), zone=zone)
    actions.answer(day_of(gathering), Said.COME, by=wren, for_all=True)
    # Where its beginning is skipped, libraries differ in how long it then lasts; not in when it begins.
    begins = [start for start, _end in spans(read(address_of(wren)))]
    assert begins == [start for start, _end in on_the_pages(gathering)]


def test_moved_called_off_not_this_time_and_maybe(wren: Person, juniper: Person) -> None:
    gathering = make.weekly(wren, day=make.on("2027-01-05"))
    actions.answer(day_of(gathering), Said.COME, by=wren, for_all=True)
    moved, off, without, perhaps = (day_of(gathering, number) for number in (3, 5, 7, 13))
    actions.move(moved, make.on("2027-01-28"), time(20, 15), "", by=wren)
    actions.call_off(off, "", by=wren)
    actions.answer(without, Said.NOT, by=wren)
    actions.answer(perhaps, Said.MAYBE, by=wren)
    text = read(address_of(wren))
    expected = [one for one in on_the_pages(gathering) if one[0] != without.starts_at]
    assert spans(text) == expected
    assert (make.at(2027, 1, 28, 20, 15).astimezone(UTC)) in [start for start, _end in spans(text)]
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert len({str(one["UID"]) for one in events}) == 1
    assert sorted(str(one["STATUS"]) for one in events) == ["CONFIRMED", "CONFIRMED", "TENTATIVE"]
    actions.put_back(day_of(gathering, 5), by=juniper)
    assert len(spans(read(address_of(wren)))) == len(expected) + 1


def test_single_days_alone_when_nothing_was_said_of_all(wren: Person) -> None:
    gathering = make.weekly(wren, day=make.on("2027-01-05"))
    for number in (2, 30):
        actions.answer(day_of(gathering, number), Said.COME, by=wren)
    actions.answer(day_of(gathering, 4), Said.NOT, by=wren)
    days = (day_of(gathering, 2), day_of(gathering, 30))
    assert spans(read(address_of(wren))) == [(one.starts_at, one.ends_at) for one in days]


def test_whoever_says_it_later_has_it_from_then_on(wren: Person) -> None:
    gathering = make.a_gathering(wren, day=make.on("2027-01-05"), rhythm=Rhythm.FORTNIGHT)
    with time_machine.travel(NOW + timedelta(days=30), tick=False):
        actions.answer(day_of(gathering), Said.COME, by=wren, for_all=True)
        text = read(address_of(wren))
    later = [one for one in on_the_pages(gathering) if one[0] > NOW + timedelta(days=30)]
    assert spans(text) == later


def test_a_series_with_an_end_ends(wren: Person) -> None:
    gathering = make.weekly(wren, day=make.on("2027-03-02"), until=make.on("2027-04-06"))
    actions.answer(day_of(gathering), Said.COME, by=wren, for_all=True)
    text = read(address_of(wren))
    assert len(spans(text)) == 6
    assert b"UNTIL=20270406T180000Z" in text
    assert b"COUNT" not in text


def test_dateutil_reads_the_rule_too(wren: Person) -> None:
    gathering = make.a_gathering(wren, day=make.on("2027-01-12"), rhythm=Rhythm.MONTH)
    actions.answer(day_of(gathering), Said.COME, by=wren, for_all=True)
    event: Any = icalendar.Calendar.from_ical(read(address_of(wren))).walk("VEVENT")[0]
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=event.start.replace(tzinfo=None))
    days = rule.between(datetime(2027, 1, 1), datetime(2028, 1, 1))  # noqa: DTZ001
    assert [one.date() for one in days] == list(
        gathering.occasions.filter(on__year=2027).order_by("on").values_list("on", flat=True)
    )


def test_khal_reads_it(wren: Person, tmp_path: Path) -> None:
    six = time(18)
    gathering = make.weekly(wren, day=make.on("2027-03-02"), at=six, minutes=30, zone="America/New_York")
    actions.answer(day_of(gathering), Said.COME, by=wren, for_all=True)
    actions.call_off(day_of(gathering, 2), "", by=wren)
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "all.ics").write_bytes(read(address_of(wren)))
    (tmp_path / "config").write_text(
        f"[calendars]\n[[own]]\npath = {tmp_path / 'own'}\n"
        f"[sqlite]\npath = {tmp_path / 'khal.db'}\n"
        "[locale]\nlocal_timezone = Europe/Lisbon\ndefault_timezone = Europe/Lisbon\ntimeformat = %H:%M\n"
        "dateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\n"
        "longdatetimeformat = %Y-%m-%d %H:%M\n"
    )
    khal = Path(sys.executable).parent / "khal"
    what = ["--format", "{start-long} {title}", "--day-format", "", "2027-03-01", "30d"]
    command = [str(khal), "-c", str(tmp_path / "config"), "list", *what]
    listed = subprocess.run(command, capture_output=True, text=True, check=True)
    # New York changes its clocks on 14 March, Lisbon on the 28th; the 16th was called off.
    assert [line for line in listed.stdout.splitlines() if line] == [
        "2027-03-02 23:00 A gathering",
        "2027-03-09 23:00 A gathering",
        "2027-03-23 22:00 A gathering",
        "2027-03-30 23:00 A gathering",
    ]


def test_whole_circles_stand_in_it_when_chosen(wren: Person, juniper: Person, kitchen: Circle) -> None:
    gathering = make.weekly(juniper, kitchen, day=make.on("2027-01-05"))
    address = address_of(wren)
    assert spans(read(address)) == []
    feed = Feed.objects.get(person=wren)
    actions.choose(feed, Names.PRIVATE, [kitchen])
    assert spans(read(address)) == on_the_pages(gathering)
    actions.answer(day_of(gathering, 1), Said.NOT, by=wren)
    assert len(spans(read(address))) == len(on_the_pages(gathering)) - 1
    actions.choose(feed, Names.PRIVATE, [])
    assert spans(read(address)) == []


def test_a_circle_has_one_of_its_own(wren: Person, juniper: Person, kitchen: Circle) -> None:
    series = make.weekly(juniper, kitchen, day=make.on("2027-01-05"))
    once = make.a_gathering(juniper, kitchen, day=make.on("2027-01-20"))
    make.weekly(juniper, day=make.on("2027-01-05"), at=time(8))
    assert spans(read(address_of(wren, kitchen))) == sorted(on_the_pages(series) + on_the_pages(once))


def test_what_it_names_and_what_it_never_says(wren: Person, juniper: Person, kitchen: Circle) -> None:
    gathering = make.a_gathering(juniper, kitchen, day=make.on("2027-01-20"))
    actions.answer(day_of(gathering), Said.COME, by=wren)
    actions.call(day_of(gathering), "We peel things.", by=juniper)
    address = address_of(wren)
    text = read(address).decode()
    assert "SUMMARY:A gathering" in text
    assert not [word for word in (make.NAME, make.PLACE, kitchen.name, gathering.words) if word in text]
    actions.choose(Feed.objects.get(person=wren), Names.NAMED, [])
    named = read(address).decode()
    assert f"SUMMARY:{make.NAME}" in named
    assert f"LOCATION:{make.PLACE}" in named
    for said in (text, named):
        assert not [
            word for word in ("Juniper", "Wren", "peel", "meet.example", "ATTENDEE", "ORGANIZER") if word in said
        ]
        assert "CLASS:PRIVATE" in said


def test_every_line_is_as_the_rfc_has_it(wren: Person) -> None:
    gathering = make.weekly(wren, day=make.on("2027-01-05"), name="Łódź, soup; and “letters” " * 2 + "and bread")
    actions.answer(day_of(gathering), Said.COME, by=wren, for_all=True)
    address = address_of(wren)
    actions.choose(Feed.objects.get(person=wren), Names.NAMED, [])
    text = read(address)
    assert text.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    assert b"\n" not in text.replace(b"\r\n", b"")
    calendar: Any = icalendar.Calendar.from_ical(text)
    assert [str(one["TZID"]) for one in calendar.walk("VTIMEZONE")] == ["Europe/Lisbon"]
    assert str(calendar.walk("VEVENT")[0]["SUMMARY"]) == gathering.name


def test_one_day_to_take_along(wren: Person, heron: Person, kitchen: Circle) -> None:
    day = day_of(make.weekly(wren, kitchen, day=make.on("2027-01-05")), 3)
    browser = make.signed_in_as(wren)
    private = browser.get(f"/gatherings/days/{day.ref}/calendar.ics")
    named = browser.get(f"/gatherings/days/{day.ref}/calendar.ics?named")
    assert spans(private.content) == spans(named.content) == [(day.starts_at, day.ends_at)]
    assert make.NAME not in private.text
    assert make.NAME in named.text
    assert "attachment" in private["Content-Disposition"]
    assert make.signed_in_as(heron).get(f"/gatherings/days/{day.ref}/calendar.ics").status_code == 404


def test_the_same_values_give_the_same_text(wren: Person) -> None:
    gathering = make.weekly(wren, day=make.on("2027-01-05"))
    actions.answer(day_of(gathering), Said.COME, by=wren, for_all=True)
    actions.make_address(None, by=wren)
    entries = calendars.entries_of(Feed.objects.get())
    assert feeds.calendar(entries, "Gatherings", "here") is feeds.calendar(entries, "Gatherings", "here")
    other = calendars.entries_of(Feed.objects.get())
    assert feeds.tag_of(other, "Gatherings", "here") == feeds.tag_of(entries, "Gatherings", "here")
