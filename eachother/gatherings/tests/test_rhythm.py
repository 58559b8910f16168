"""Letting a gathering come round otherwise from a day on."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import icalendar
import pytest
import recurring_ical_events
import time_machine
from django.test import Client

from eachother.circles.models import Circle
from eachother.foundation.refs import new_ref
from eachother.gatherings import actions, queries
from eachother.gatherings.models import Gathering, Occasion, Rhythm, Said
from eachother.gatherings.tests import make
from eachother.gatherings.tests.make import day_of, says, signed_in_as
from eachother.gatherings.tests.test_arrange import titles as told
from eachother.people.models import Person
from eachother.people.problems import Gone

NOW = datetime(2027, 1, 4, 9, tzinfo=UTC)  # a Monday; the gathering is on Mondays from the 11th on
FROM = date(2027, 2, 3)  # a Wednesday


@pytest.fixture(autouse=True)
def in_january() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def circle(wren: Person, juniper: Person, otter: Person) -> Circle:
    return make.a_circle(wren, juniper, otter)


@pytest.fixture
def soup(wren: Person, circle: Circle) -> Gathering:
    return make.weekly(wren, circle, seats=2)


def a_form(**sent: str) -> dict[str, str]:
    right = {
        "day": FROM.isoformat(), "at": "20:30", "zone": make.ZONE, "minutes": "120", "rhythm": "fortnight",
        "ends": "never", "until": "", "times": "", "once": new_ref(),
    }  # fmt: skip
    return {**right, **sent}


def send(person: Person, gathering: Gathering, **sent: str) -> Any:
    return signed_in_as(person).post(f"/gatherings/{gathering.ref}/rhythm", a_form(**sent))


def titles(person: Person) -> list[str]:
    return [title.partition(":")[0] for title in told(person)]


def other(gathering: Gathering) -> Gathering:
    gathering.refresh_from_db()
    assert gathering.goes_on_as
    return gathering.goes_on_as


def days(gathering: Gathering) -> list[date]:
    return list(gathering.occasions.order_by("on").values_list("on", flat=True))


def test_from_that_day_on_it_comes_round_otherwise(soup: Gathering, juniper: Person) -> None:
    page = signed_in_as(juniper).get(f"/gatherings/{soup.ref}/rhythm")
    assert 'value="2027-01-11"' in page.text
    assert send(juniper, soup).status_code == 302
    then = other(soup)
    assert days(soup) == [date(2027, 1, day) for day in (11, 18, 25)] + [date(2027, 2, 1)]
    assert days(then)[:3] == [FROM, FROM + timedelta(days=14), FROM + timedelta(days=28)]
    assert (then.at, then.minutes, then.rhythm, then.until) == (time(20, 30), 120, Rhythm.FORTNIGHT, None)
    assert (then.name, then.words, then.place, then.link, then.seats) == (
        make.NAME,
        make.WORDS,
        make.PLACE,
        make.LINK,
        2,
    )
    assert (then.set_up_by, then.worded_by, then.circle) == (soup.set_up_by, juniper, soup.circle)
    before = signed_in_as(juniper).get(f"/gatherings/{soup.ref}").text
    assert "it comes round otherwise" in before
    assert f"/gatherings/{then.ref}" in before
    assert "Another day or time" not in before


def test_who_comes_still_does_in_the_same_order(soup: Gathering, wren: Person, juniper: Person, otter: Person) -> None:
    for person in (otter, juniper, wren):
        with time_machine.travel(NOW + timedelta(minutes=person.pk), tick=False):
            says(person, day_of(soup), for_all=True)
    first = queries.coming_to(day_of(soup))
    send(wren, soup)
    assert queries.coming_to(day_of(other(soup))) == first
    assert len(first.waiting) == 1
    assert "It comes round otherwise now" in titles(juniper)
    assert "It comes round otherwise now" not in titles(wren), "who did it knows"


def test_what_was_before_stays_and_what_was_after_goes(
    soup: Gathering, wren: Person, juniper: Person, otter: Person
) -> None:
    actions.call_off(day_of(soup, 1), "Snow.", by=wren)
    says(juniper, day_of(soup, 2))
    says(otter, day_of(soup, 8), Said.MAYBE)
    actions.call(day_of(soup, 8), "Leek soup.", by=otter)
    send(wren, soup)
    assert Occasion.objects.get(gathering=soup, on=date(2027, 1, 18)).is_off
    assert queries.coming_to(day_of(soup, 2)).seated == [juniper.pk]
    assert other(soup).answers.count() == 0, "a day that is no more was nobody's yes to another"
    assert "It comes round otherwise now" in titles(otter)
    assert "It comes round otherwise now" not in titles(juniper), "their day is as it was"


def test_a_calendar_reads_both(soup: Gathering, wren: Person, circle: Circle) -> None:
    address = f"/calendars/{actions.make_address(circle, by=wren)}.ics"
    send(wren, soup)
    text = Client().get(address).content
    events = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(NOW, NOW + timedelta(days=90))
    shown = [*soup.occasions.all(), *other(soup).occasions.filter(starts_at__lt=NOW + timedelta(days=90))]
    assert sorted(one.start.astimezone(UTC) for one in events) == sorted(one.starts_at for one in shown)


def test_sent_twice_it_is_once_and_of_two_the_first_counts(soup: Gathering, wren: Person, juniper: Person) -> None:
    once = new_ref()
    assert {send(wren, soup, once=once)["Location"] for _twice in range(2)} == {f"/gatherings/{other(soup).ref}?kept"}
    late = send(juniper, soup, at="21:00")
    assert (late.status_code, "It is over by now" in late.text, 'value="21:00"' in late.text) == (410, True, True)
    assert Gathering.objects.count() == 2


def test_whoever_had_not_looked_yet_is_told_of_what_is_so_now(soup: Gathering, wren: Person, otter: Person) -> None:
    assert titles(otter) == ["A new gathering"]
    send(wren, soup)
    assert titles(otter) == ["A new gathering"]
    notice = otter.notices.get()
    assert notice.about == other(soup).ref


def test_when_that_ends_too_it_comes_round_no_more(soup: Gathering, wren: Person, juniper: Person) -> None:
    says(juniper, day_of(soup), for_all=True)
    send(wren, soup)
    then = other(soup)
    actions.end(then, FROM, by=wren)
    with time_machine.travel(NOW + timedelta(days=40), tick=False):
        assert "It comes round no more" in titles(juniper)
        with pytest.raises(Gone):
            actions.go_on_otherwise(then, {}, ref=new_ref(), by=wren)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"day": ""}, "A day, please"),
        ({"day": "2026-01-01"}, "That is over already"),
        ({"at": "soon"}, "A time, please"),
        ({"rhythm": "often"}, "Choose whether it comes round again"),
        ({"ends": "until", "until": "2020-01-01"}, "Until which day?"),
    ],
)
def test_what_cannot_be_is_said_at_its_place(soup: Gathering, wren: Person, sent: dict[str, str], said: str) -> None:
    answer = send(wren, soup, **sent)
    assert (answer.status_code, said in answer.text) == (422, True)
    soup.refresh_from_db()
    assert soup.goes_on_as is None


def test_one_that_is_once_has_no_rhythm(wren: Person) -> None:
    once = make.a_gathering(wren)
    answer = signed_in_as(wren).get(f"/gatherings/{once.ref}/rhythm")
    assert (answer.status_code, answer["Location"]) == (302, f"/gatherings/{once.ref}")
