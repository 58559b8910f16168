"""One day: who calls it, moving it, calling it off, putting that back, and the note on how it was."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from eachother.circles.models import Circle, Readers
from eachother.gatherings import actions
from eachother.gatherings.models import Calling, Change, Note, Occasion, Said
from eachother.gatherings.tests import make
from eachother.gatherings.tests.make import day_of, says, signed_in_as, words_of
from eachother.gatherings.tests.test_arrange import titles
from eachother.people.models import Person
from eachother.turns import actions as turns
from eachother.turns.models import Kind
from eachother.turns.tests.make import a_task

WHY = "The hut has no water until Friday."


@pytest.fixture
def day(wren: Person, kitchen: Circle) -> Occasion:
    return day_of(make.weekly(wren, kitchen))


def send(person: Person, day: Occasion, way: str, /, **sent: Any) -> Any:
    return signed_in_as(person).post(f"/gatherings/days/{day.ref}/{way}", sent)


def page(person: Person, day: Occasion) -> str:
    return words_of(signed_in_as(person).get(f"/gatherings/days/{day.ref}").content)


def fresh(day: Occasion) -> Occasion:
    return Occasion.objects.select_related("change", "gathering").get(pk=day.pk)


def a_week_later(day: Occasion) -> dict[str, str]:
    return {"day": str(day.on + timedelta(days=1)), "at": "20:15", "words": WHY}


def test_somebody_calls_it_and_says_what_is_done(wren: Person, juniper: Person, otter: Person, day: Occasion) -> None:
    assert send(juniper, day, "calling", line="We peel things.").status_code == 302
    assert "Juniper does. We peel things." in page(wren, day)
    late = send(otter, day, "calling", line="No, we do not.")
    assert late.status_code == 409
    assert "a moment quicker" in late.text
    send(juniper, day, "calling", line="We open letters.")
    assert "We open letters." in page(otter, day)
    for _twice in range(2):
        assert send(juniper, day, "calling/withdrawal").status_code == 302
    assert not Calling.objects.exists()
    assert send(otter, day, "calling").status_code == 302


def test_calling_what_cannot_be(wren: Person, heron: Person, day: Occasion) -> None:
    assert send(heron, day, "calling").status_code == 404
    long = send(wren, day, "calling", line="a" * 201)
    assert long.status_code == 422
    assert "At most 200 letters" in long.text
    assert "a" * 201 in long.text
    with time_machine.travel(day.ends_at + timedelta(hours=1), tick=False):
        assert send(wren, day, "calling").status_code == 410


def test_a_day_is_moved_and_whoever_comes_is_told(wren: Person, juniper: Person, otter: Person, day: Occasion) -> None:
    says(juniper, day, Said.MAYBE)
    says(wren, day)
    before = day_of(day.gathering, 1).starts_at
    assert "Move this day" in signed_in_as(wren).get(f"/gatherings/days/{day.ref}/move").text
    for _twice in range(2):
        assert send(wren, day, "move", **a_week_later(day)).status_code == 302
    moved = fresh(day)
    assert moved.starts_at.astimezone(make.at(2027, 1, 1).tzinfo).strftime("%H:%M") == "20:15"
    assert moved.ends_at - moved.starts_at == timedelta(minutes=90)
    assert day_of(day.gathering, 1).starts_at == before, "all other days stay"
    assert Change.objects.count() == 1
    said = page(otter, day)
    assert WHY in said
    assert "By Wren" in said
    assert titles(juniper) == [f"A new gathering: {make.NAME}", f"Moved: {make.NAME}"] or titles(juniper) == [
        f"Moved: {make.NAME}"
    ]
    assert not any(one.startswith("Moved") for one in [*titles(wren), *titles(otter)])


def test_anyone_in_the_circle_puts_it_back(wren: Person, juniper: Person, otter: Person, day: Occasion) -> None:
    says(juniper, day)
    send(wren, day, "move", **a_week_later(day))
    for _twice in range(2):
        assert send(otter, day, "change/withdrawal").status_code == 302
    assert fresh(day).starts_at == day.starts_at
    assert "Otter put it back" in page(wren, day)
    assert f"It takes place after all, as agreed: {make.NAME}" in titles(juniper)


def test_called_off_moved_and_back(wren: Person, juniper: Person, otter: Person, day: Occasion) -> None:
    says(juniper, day)
    assert "Call this day off" in signed_in_as(otter).get(f"/gatherings/days/{day.ref}/calling-off").text
    for _twice in range(2):
        assert send(otter, day, "calling-off", words=WHY).status_code == 302
    assert fresh(day).is_off
    assert f"Called off: {make.NAME}" in titles(juniper)
    assert "Called off" in page(wren, day)
    send(wren, day, "move", **a_week_later(day))
    assert not fresh(day).is_off
    assert f"Moved: {make.NAME}" in titles(juniper)
    assert Change.objects.filter(put_back_at=None).count() == 1


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"day": "soon"}, "A day, please"),
        ({"at": "late"}, "A time, please"),
        ({"day": "2001-01-01"}, "over already"),
        ({"day": "0001-01-01"}, "over already"),
        ({"day": "9999-12-31", "at": "23:59"}, "two years at most"),
        ({"words": "a" * 301}, "At most 300 letters"),
    ],
)
def test_moving_where_it_cannot_be(wren: Person, day: Occasion, sent: dict[str, str], said: str) -> None:
    answer = send(wren, day, "move", **{**a_week_later(day), **sent})
    assert answer.status_code == 422
    assert said in answer.text
    assert fresh(day).change is None


def test_moved_into_the_hour_that_is_skipped(wren: Person, kitchen: Circle) -> None:
    with time_machine.travel(make.at(2027, 3, 1), tick=False):
        day = day_of(make.weekly(wren, kitchen))
        answer = send(wren, day, "move", day="2027-03-28", at="01:30")
        assert answer.status_code == 422
        assert "clocks go forward over it" in answer.text


def test_why_it_is_called_off_is_short(wren: Person, day: Occasion) -> None:
    answer = send(wren, day, "calling-off", words="a" * 301)
    assert answer.status_code == 422
    assert "At most 300 letters" in answer.text
    assert "a" * 301 in answer.text


def test_outside_and_only_reading(wren: Person, heron: Person, day: Occasion) -> None:
    ways = ("move", "calling-off", "change/withdrawal", "note")
    assert {send(heron, day, way).status_code for way in ways} == {404}
    assert {Client().post(f"/gatherings/days/{day.ref}/{way}")["Location"] for way in ways} == {"/door"}
    read = day_of(make.weekly(wren, make.a_circle(wren, name="Open", readers=Readers.EVERYBODY)))
    assert {send(heron, read, way).status_code for way in ways} == {403}
    assert signed_in_as(heron).get(f"/gatherings/days/{read.ref}").status_code == 200
    assert signed_in_as(heron).get(f"/gatherings/days/{read.ref}/note").status_code == 200


def test_what_is_for_everybody_is_changed_by_who_set_it_up_or_calls_it(wren: Person, heron: Person) -> None:
    day = day_of(make.weekly(wren))
    assert send(heron, day, "calling-off").status_code == 403
    send(heron, day, "calling")
    assert send(heron, day, "calling-off").status_code == 302
    other = day_of(make.weekly(wren), 1)
    actions.forget(wren)
    assert not Occasion.objects.filter(pk=other.pk).exists(), "nobody else came to it"


def test_what_is_over_is_not_changed(wren: Person, day: Occasion) -> None:
    with time_machine.travel(day.ends_at + timedelta(hours=1), tick=False):
        assert send(wren, day, "calling-off").status_code == 410
        assert send(wren, day, "change/withdrawal").status_code == 410


def test_a_note_and_how_it_was_worded_before(wren: Person, juniper: Person, heron: Person, day: Occasion) -> None:
    with time_machine.travel(day.ends_at + timedelta(hours=1), tick=False):
        assert "Nobody has kept a note" in page(wren, day)
        assert send(juniper, day, "note", words="We peeled.", after="0").status_code == 302
        assert send(juniper, day, "note", words="We peeled.", after="1").status_code == 302
        assert send(wren, day, "note", words="We peeled, and sang.", after="1").status_code == 302
        assert [one.number for one in Note.objects.order_by("number")] == [1, 2]
        assert "We peeled, and sang." in page(juniper, day)
        before = words_of(signed_in_as(juniper).get(f"/gatherings/days/{day.ref}/note").content)
        assert "We peeled, and sang. Wren" in before
        assert "We peeled. Juniper" in before
        assert signed_in_as(heron).get(f"/gatherings/days/{day.ref}/note").status_code == 404


def test_of_two_who_write_at_once_neither_loses_words(wren: Person, juniper: Person, day: Occasion) -> None:
    send(juniper, day, "note", words="We peeled.", after="0")
    answer = send(wren, day, "note", words="We sang.", after="0")
    assert answer.status_code == 409
    assert "Somebody wrote while you were writing" in answer.text
    said = words_of(answer.content)
    assert "We sang." in said
    assert "We peeled." in said
    assert Note.objects.count() == 1


@pytest.mark.parametrize(("words", "said"), [(" ", "no words yet"), ("a" * 8001, "At most 8,000 letters")])
def test_a_note_that_cannot_be(wren: Person, day: Occasion, words: str, said: str) -> None:
    answer = send(wren, day, "note", words=words, after="0")
    assert answer.status_code == 422
    assert said in answer.text


def test_the_pages_ask_little_however_many_come(
    wren: Person, juniper: Person, kitchen: Circle, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    gathering = make.weekly(wren, kitchen, seats=5)
    day = day_of(gathering)
    says(wren, day, for_all=True)
    actions.call(day, "", by=juniper)
    browser = signed_in_as(wren)
    pages = ("/gatherings", f"/circles/{kitchen.ref}/gatherings", f"/gatherings/{gathering.ref}")
    addresses = [*pages, f"/gatherings/days/{day.ref}", f"/circles/{kitchen.ref}", "/gatherings/calendar"]
    for address in addresses:
        browser.get(address)
    few = {address: asked(browser, address, django_assert_max_num_queries) for address in addresses}
    for number in range(6):
        says(make.someone(f"Guest {number}"), day)
        make.weekly(wren, kitchen)
        make.a_circle(wren, name=f"Circle {number}")
    many = {address: asked(browser, address, django_assert_max_num_queries) for address in addresses}
    assert few == many


def asked(browser: Client, address: str, at_most: Any) -> int:
    with at_most(11) as queries:
        assert browser.get(address).status_code == 200
    return len(queries)


def test_whose_turn_it_is_calls_the_next_one_unless_somebody_takes_it(
    wren: Person, juniper: Person, otter: Person, kitchen: Circle
) -> None:
    gathering = make.weekly(wren, kitchen)
    first, second = day_of(gathering), day_of(gathering, 1)
    turns.take(a_task(kitchen, otter, kind=Kind.GATHERING), by=otter)
    assert "It is Otter’s turn." in page(wren, first)
    assert "turn" not in page(wren, second).partition("Who calls it")[2]
    send(juniper, first, "calling")
    assert "Juniper does." in page(wren, first)
    assert "Otter" not in page(wren, first).partition("Who calls it")[2]
