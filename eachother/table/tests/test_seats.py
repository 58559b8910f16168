"""Being at the table: chosen, seen, and over when one goes."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from eachother.circles import sections
from eachother.circles.models import Circle
from eachother.live import announcements as of_live
from eachother.people.models import Person
from eachother.table import actions, queries, sketch
from eachother.table.seats import Tables
from eachother.table.tests import make


def at(circle: Circle, rest: str = "") -> str:
    return f"/circles/{circle.ref}/table{rest}"


def test_opening_the_page_shows_nobody_that_one_is_there(
    tables: Tables, circle: Circle, wren: Person, juniper: Person
) -> None:
    page = make.signed_in_as(wren).get(at(circle)).text
    assert "Nobody sees you here until you sit down" in page
    assert make.seats_seen_by(juniper, circle) == {}


def test_who_sits_down_listens_unless_they_say_otherwise(
    tables: Tables, circle: Circle, wren: Person, juniper: Person
) -> None:
    browser = make.signed_in_as(wren)
    for _twice in range(2):
        assert browser.post(at(circle, "/seat")).status_code == 302
    assert make.seats_seen_by(juniper, circle) == {"Wren": True}
    assert "just listening" in make.signed_in_as(juniper).get(at(circle)).text
    browser.post(at(circle, "/seat"), {"how": "talking"})
    assert make.seats_seen_by(juniper, circle) == {"Wren": False}


def test_one_gets_up(tables: Tables, circle: Circle, wren: Person, juniper: Person) -> None:
    actions.sit_down(circle, by=wren)
    for _twice in range(2):
        assert make.signed_in_as(wren).post(at(circle, "/seat/withdrawal")).status_code == 302
    assert make.seats_seen_by(juniper, circle) == {}


def test_signed_out_and_get(circle: Circle, client: Any, wren: Person) -> None:
    for rest in ("/seat", "/seat/withdrawal"):
        assert client.post(at(circle, rest)).headers["Location"].startswith("/door")
        assert make.signed_in_as(wren).get(at(circle, rest)).status_code == 405


def test_a_part_is_answered_with_the_table(circle: Circle, wren: Person) -> None:
    answer = make.signed_in_as(wren).post(at(circle, "/seat"), headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "Get up" in answer.text
    assert "<html" not in answer.text


def test_whoever_looks_on_keeps_their_seat_and_whoever_goes_loses_it(
    tables: Tables, circle: Circle, wren: Person
) -> None:
    now, browser = timezone.now(), make.signed_in_as(wren)
    with time_machine.travel(now, tick=False):
        browser.post(at(circle, "/seat"))
    for seconds in (50, 100, 150, 200):
        with time_machine.travel(now + timedelta(seconds=seconds), tick=False):
            browser.get(at(circle, "/now"))
    with time_machine.travel(now + timedelta(seconds=340), tick=False):
        assert make.seats_seen_by(wren, circle) == {"Wren": True}
    with time_machine.travel(now + timedelta(seconds=360), tick=False):
        assert make.seats_seen_by(wren, circle) == {}
        browser.get(at(circle, "/now"))
        assert make.seats_seen_by(wren, circle) == {}, "looking on is no sitting down"


def test_without_scripts_a_seat_is_kept_a_little_longer(tables: Tables, circle: Circle, wren: Person) -> None:
    now, browser = timezone.now(), make.signed_in_as(wren)
    with time_machine.travel(now, tick=False):
        browser.post(at(circle, "/seat"))
    with time_machine.travel(now + timedelta(seconds=290), tick=False):
        browser.get(at(circle))
    with time_machine.travel(now + timedelta(seconds=580), tick=False):
        assert make.seats_seen_by(wren, circle) == {"Wren": True}


def test_when_the_last_page_has_been_closed_one_is_not_there(
    tables: Tables, circle: Circle, wren: Person, juniper: Person
) -> None:
    actions.sit_down(circle, by=wren)
    for _twice in range(2):
        of_live.gone.send(sender=None, person_id=wren.pk)
    assert make.seats_seen_by(juniper, circle) == {}


def test_over_is_over_also_in_memory(circle: Circle, wren: Person) -> None:
    from eachother.table.memory import Memory  # noqa: PLC0415
    from eachother.table.seats import Line, Seat  # noqa: PLC0415

    memory = Memory()
    memory.put(circle.ref, Line("a", wren.pk, "words", "words", 0.0))
    memory.sit(circle.ref, wren.pk, Seat(True, 0.0, 10.0))
    memory.sweep(4000.0)
    assert not memory._lines
    assert not memory._seats


def test_the_front_page_says_who_is_there(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    browser = make.signed_in_as(wren)
    assert "Nobody is at the table just now." in browser.get(f"/circles/{circle.ref}").text
    for person in (juniper, otter):
        make.says(circle, "words for the table alone", person)
    page = browser.get(f"/circles/{circle.ref}").text
    assert "Juniper and Otter are at the table just now." in page
    assert "words for the table alone" not in page
    assert "table:table" in [one.url_name for one in sections.in_order()]


@pytest.mark.parametrize(
    ("names", "me", "said"),
    [
        (["Wren"], True, "You are at the table just now."),
        (["Otter"], False, "Otter is at the table just now."),
        (["Otter", "Wren"], True, "You and Otter are at the table just now."),
        (["Otter", "Fox", "Heron"], False, "Otter, Fox and Heron are at the table just now."),
        (["Otter", "Fox", "Heron", "Moss"], False, "Otter, Fox, Heron and one more are at the table just now."),
        (["A", "B", "C", "D", "E"], False, "A, B, C and 2 others are at the table just now."),
    ],
)
def test_in_words(names: list[str], me: bool, said: str) -> None:
    seated = [queries.Seated("r", name, listening=True, me=me and name == "Wren") for name in names]
    assert sketch.who_is_there(seated) == said


def test_a_full_table_costs_no_more(circle: Circle, wren: Person, django_assert_max_num_queries: Any) -> None:
    from eachother.circles import actions as circles  # noqa: PLC0415

    for n in range(60):
        person = make.someone(f"Person {n}")
        circles.join(circle, by=person)
        make.says(circle, f"line {n}", person)
    browser = make.signed_in_as(wren)
    browser.get(at(circle))
    with django_assert_max_num_queries(5):
        page = browser.get(at(circle)).text
    assert "…and 20 more." in page
