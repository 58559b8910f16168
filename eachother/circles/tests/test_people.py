"""Who is in a circle, its front page, and sleep."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from eachother.circles import actions, sections
from eachother.circles.models import SLEEPS_AFTER, Circle, Readers, Says
from eachother.circles.tests import make
from eachother.live.hub import hub
from eachother.people import actions as people
from eachother.people.models import FoundBy, How, NoddedBy, Person

HERE = 'class="unseen">here now<'


def page_of(person: Person, circle: Circle, path: str = "") -> Any:
    return make.signed_in_as(person).get(f"/circles/{circle.ref}{path}")


def test_in_the_order_in_which_they_came_with_what_they_carry(wren: Person, otter: Person, heron: Person) -> None:
    circle = make.a_circle(otter, wren, heron)
    people.put_on_the_table("a duty to report", by=heron)
    page = page_of(wren, circle, "/people").text
    places = [page.index(f"<b>{name}</b>") for name in ("Otter", "Wren", "Heron")]
    assert places == sorted(places)
    assert "a duty to report" in page
    assert "Three people" in page


def test_whoever_does_not_want_to_be_come_across_is_seen_by_those_in_it_alone(
    wren: Person, otter: Person, heron: Person
) -> None:
    circle = make.a_circle(otter, wren, readers=Readers.EVERYBODY)
    people.be_found_by(FoundBy.NOBODY, NoddedBy.NOBODY, by=otter)
    assert "<b>Otter</b>" in page_of(wren, circle, "/people").text
    assert "Otter" not in page_of(heron, circle, "/people").text


def test_whom_one_muted_is_not_come_across_here_either(wren: Person, otter: Person) -> None:
    circle = make.a_circle(otter, wren)
    people.mute(otter, by=wren)
    assert "Otter" not in page_of(wren, circle, "/people").text
    assert "<b>Wren</b>" in page_of(otter, circle, "/people").text


def test_who_reads_from_outside_is_shown_the_door(wren: Person, heron: Person, client: Client) -> None:
    circle = make.a_circle(wren)
    assert page_of(heron, circle)["Location"] == f"/circles/{circle.ref}/door"
    for path in ("/people", "/agreement", "/asking", "/leaving"):
        assert page_of(heron, circle, path).status_code == 404
    Circle.objects.update(readers=Readers.EVERYBODY)
    assert "You are reading from outside" in page_of(heron, circle).text
    assert page_of(heron, circle, "/people").status_code == 200
    assert page_of(heron, circle, "/leaving").status_code == 403
    assert client.get(f"/circles/{circle.ref}")["Location"].startswith("/door")


def test_only_who_says_so_is_seen_to_be_here(
    wren: Person, otter: Person, juniper: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """…and only by whom it is shown to elsewhere: Otter shares night shifts with Wren, Juniper nothing."""
    circle = make.a_circle(wren, otter, juniper)
    monkeypatch.setitem(hub.streams, otter.pk, [])
    assert "Here now" not in page_of(wren, circle).text
    people.open_up(How.AROUND, by=otter)
    assert HERE in page_of(wren, circle).text
    assert "Here now" not in page_of(juniper, circle).text
    elsewhere = make.a_circle(wren, name="Elsewhere")
    assert "Here now" not in page_of(wren, elsewhere).text


def test_after_sixty_quiet_days_it_sleeps_and_one_press_wakes_it(wren: Person, otter: Person) -> None:
    circle = make.a_circle(wren, readers=Readers.EVERYBODY)
    with time_machine.travel(timezone.now() + SLEEPS_AFTER - timedelta(hours=1)):
        assert "so it sleeps" not in page_of(wren, circle).text
    with time_machine.travel(timezone.now() + SLEEPS_AFTER + timedelta(hours=1)):
        assert "Wake it" in page_of(wren, circle).text
        outside = page_of(otter, circle).text
        assert "so it sleeps" in outside
        assert "Wake it" not in outside
        assert make.signed_in_as(otter).post(f"/circles/{circle.ref}/waking").status_code == 403
        assert make.signed_in_as(wren).get(f"/circles/{circle.ref}/waking").status_code == 405
        for _ in range(2):
            answer = make.signed_in_as(wren).post(f"/circles/{circle.ref}/waking")
            assert answer["Location"] == f"/circles/{circle.ref}?awake"
        assert "so it sleeps" not in page_of(wren, circle).text


@pytest.mark.parametrize("does", ["joins", "proposes", "answers"])
def test_whatever_is_done_there_wakes_it(wren: Person, otter: Person, does: str) -> None:
    circle = make.a_circle(wren, otter)
    clause = actions.propose(circle, "W", part="words", by=wren)
    with time_machine.travel(timezone.now() + SLEEPS_AFTER + timedelta(hours=1)):
        assert make.fresh(circle).sleeps
        match does:
            case "joins":
                actions.join(circle, by=make.someone("Fox"))
            case "proposes":
                actions.propose(circle, "Wake up", part="words", by=wren)
            case _:
                actions.answer(clause, Says.YES, "", number=1, by=otter)
        assert not make.fresh(circle).sleeps


def test_the_front_page_asks_three_questions_and_those_of_its_sketches(
    wren: Person, otter: Person, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    circle = make.a_circle(wren, otter)
    monkeypatch.setattr(sections, "in_order", list)
    for number in range(5):
        one = make.someone(f"Somebody {number}", "night shifts")
        actions.join(circle, by=one)
        people.open_up(How.AROUND, by=one)
    browser = make.signed_in_as(wren)
    browser.get("/circles")
    with django_assert_max_num_queries(4):  # whose device it is, the circle, who is here, what waits
        browser.get(f"/circles/{circle.ref}")
