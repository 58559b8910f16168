"""The addresses at which a calendar app reads: made, shown once, closed; and being reminded."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from eachother.circles import actions as circles
from eachother.circles.models import Circle
from eachother.gatherings import actions
from eachother.gatherings.models import Feed, Names, Said
from eachother.gatherings.tests import make
from eachother.gatherings.tests.make import day_of, says, signed_in_as
from eachother.gatherings.tests.test_arrange import titles
from eachother.gatherings.views import calendar
from eachother.people.models import Person

ADDRESS = re.compile(r"http://[^/]+(/calendars/[a-z2-7]{32}\.ics)")


def made_by(person: Person, **sent: str) -> str:
    answer = signed_in_as(person).post("/gatherings/calendar/addresses", sent)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    found = ADDRESS.search(answer.text)
    assert found
    return found[1]


def read(address: str, **headers: str) -> Any:
    return Client().get(address, headers=headers)


def test_an_address_is_shown_once_and_only_a_fingerprint_is_kept(wren: Person) -> None:
    address = made_by(wren)
    assert read(address).status_code == 200
    secret = address.removeprefix("/calendars/").removesuffix(".ics")
    assert secret not in signed_in_as(wren).get("/gatherings/calendar").text
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM gatherings_feed")
        assert secret not in str(cursor.fetchall())


def test_a_new_one_closes_the_one_before(wren: Person) -> None:
    before, after = made_by(wren), made_by(wren)
    assert (read(before).status_code, read(after).status_code) == (404, 200)
    assert Feed.objects.count() == 1


def test_it_can_be_closed(wren: Person, juniper: Person) -> None:
    address = made_by(wren)
    feed = Feed.objects.get()
    signed_in_as(juniper).post(f"/gatherings/calendar/{feed.ref}/withdrawal")
    assert read(address).status_code == 200, "nobody closes another’s"
    for _twice in range(2):
        assert signed_in_as(wren).post(f"/gatherings/calendar/{feed.ref}/withdrawal").status_code == 302
    assert read(address).status_code == 404


def test_of_a_circle_one_is_in_and_of_no_other(wren: Person, heron: Person, kitchen: Circle) -> None:
    make.weekly(wren, kitchen)
    assert b"VEVENT" in read(made_by(wren, circle=kitchen.ref)).content
    browser = signed_in_as(heron)
    assert browser.post("/gatherings/calendar/addresses", {"circle": kitchen.ref}).status_code == 404
    assert browser.post("/gatherings/calendar/addresses", {"circle": "nonsense"}).status_code == 404


def test_what_stands_in_it_is_chosen(wren: Person, heron: Person, kitchen: Circle) -> None:
    made_by(wren)
    feed = Feed.objects.get()
    address = f"/gatherings/calendar/{feed.ref}/contents"
    theirs = make.a_circle(heron, name="Not hers")
    sent = {"names": "named", "circles": [kitchen.ref, theirs.ref]}
    assert signed_in_as(wren).post(address, sent).status_code == 302
    feed.refresh_from_db()
    assert (feed.names, [one.circle for one in feed.chosen.all()]) == (Names.NAMED, [kitchen])
    assert signed_in_as(heron).post(address, sent).status_code == 404
    signed_in_as(wren).post(address, {"names": "everything"})
    feed.refresh_from_db()
    assert (feed.names, feed.chosen.count()) == (Names.PRIVATE, 0), "what is odd says the least"


def test_no_cookies_and_nothing_again_when_nothing_has_changed(wren: Person) -> None:
    gathering = make.weekly(wren)
    says(wren, day_of(gathering), for_all=True)
    address = made_by(wren)
    answer = read(address)
    assert not answer.cookies
    again = read(address, if_none_match=answer["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    says(wren, day_of(gathering), Said.NOT)
    changed = read(address, if_none_match=answer["ETag"])
    assert changed.status_code == 200
    assert changed["ETag"] != answer["ETag"]


def test_it_asks_little_however_much_there_is(
    wren: Person, kitchen: Circle, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    address = made_by(wren)
    for _round in range(2):
        for _more in range(4):
            gathering = make.weekly(wren, kitchen)
            says(wren, day_of(gathering), for_all=True)
            actions.call_off(day_of(gathering, 1), "", by=wren)
        read(address)
        with django_assert_num_queries(5):
            read(address)


def test_guessing_and_reading_without_end_are_slowed(
    wren: Person, monkeypatch: pytest.MonkeyPatch, only: Callable[[str, int], None]
) -> None:
    monkeypatch.setattr(calendar, "GUESSED_AN_HOUR", 2)
    guessed = [read(f"/calendars/{letter * 32}.ics").status_code for letter in "abcd"]
    assert guessed == [404, 404, 429, 429]
    only("feed", 1)
    address = made_by(wren)
    assert [read(address).status_code for _twice in range(2)] == [200, 429]
    only("calendar", 1)
    assert signed_in_as(wren).post("/gatherings/calendar/addresses").status_code == 429


def test_signed_out(wren: Person) -> None:
    made_by(wren)
    ref = Feed.objects.get().ref
    for way in ("addresses", "reminders", f"{ref}/contents", f"{ref}/withdrawal"):
        assert Client().post(f"/gatherings/calendar/{way}")["Location"] == "/door"


def test_whoever_leaves_the_circle_or_the_house_has_no_calendar_of_it(wren: Person, kitchen: Circle) -> None:
    own, of_circle = made_by(wren), made_by(wren, circle=kitchen.ref)
    actions.choose(Feed.objects.get(circle=None), Names.PRIVATE, [kitchen])
    make.weekly(wren, kitchen)
    assert b"VEVENT" in read(own).content
    circles.leave(kitchen, by=wren)
    assert read(of_circle).status_code == 404
    assert b"VEVENT" not in read(own).content
    actions.step_back(wren)
    assert read(own).status_code == 404


def test_reminded_the_day_before_and_only_who_asked(wren: Person, juniper: Person) -> None:
    browser = signed_in_as(wren)
    for _twice in range(2):
        assert browser.post("/gatherings/calendar/reminders").status_code == 302
    gathering = make.weekly(wren)
    day = day_of(gathering)
    for person in (wren, juniper):
        says(person, day, Said.MAYBE)
    assert actions.remind() == 0
    with time_machine.travel(day.starts_at - timedelta(hours=20), tick=False):
        assert actions.remind() == 1
        assert titles(wren) == [f"It is soon: {make.NAME}"]
        signed_in_as(wren).post(f"/gatherings/{gathering.ref}/seen")
        assert actions.remind() == 0, "once is enough"
        assert titles(wren) == titles(juniper) == []
    browser.post("/gatherings/calendar/reminders/withdrawal")
    says(wren, day, Said.COME, for_all=True)
    with time_machine.travel(day_of(gathering, 1).starts_at - timedelta(hours=20), tick=False):
        assert actions.remind() == 0


def test_what_is_over_waits_for_nobody_and_who_came_is_forgotten(wren: Person, juniper: Person) -> None:
    gathering = make.weekly(wren)
    day = day_of(gathering)
    says(juniper, day)
    says(wren, day, for_all=True)
    actions.call_off(day, "", by=wren)
    assert juniper.notices.count() == 1
    with time_machine.travel(day.ends_at + timedelta(hours=1), tick=False):
        actions.sweep()
    assert juniper.notices.count() == 0
    with time_machine.travel(day.ends_at + timedelta(days=40), tick=False):
        actions.sweep()
        kept = gathering.answers.get()
        assert (kept.person, kept.since) == (wren, timezone.localdate() - timedelta(days=30))
