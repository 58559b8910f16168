"""Somebody in it asks a person in."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from eachother.circles import actions, queries
from eachother.circles.models import Ask, Circle, Door, Readers
from eachother.circles.tests import make
from eachother.notices.queries import waiting_for
from eachother.people import actions as people
from eachother.people.models import FoundBy, NoddedBy, Person


@pytest.fixture
def circle(wren: Person, juniper: Person) -> Circle:
    return make.a_circle(wren, juniper, name="The attic", door=Door.INVITATION)


def ask(by: Person, circle: Circle, person: Person) -> Any:
    return make.signed_in_as(by).post(f"/circles/{circle.ref}/asking/{person.ref}")


def waits_for(person: Person) -> list[str]:
    return [str(card.title) for card in waiting_for(Person.objects.get(pk=person.pk))]


def test_they_see_from_whom_and_come_in_at_any_door(circle: Circle, wren: Person, heron: Person) -> None:
    assert ask(wren, circle, heron)["Location"] == f"/circles/{circle.ref}/asking?asked"
    assert waits_for(heron) == ["Wren asks you into a circle"]
    browser = make.signed_in_as(heron)
    assert "You are asked in" in browser.get("/circles").text
    assert "Wren asks you in." in browser.get(f"/circles/{circle.ref}/door").text
    assert browser.get(f"/circles/{circle.ref}")["Location"] == f"/circles/{circle.ref}/door", "not before"
    assert browser.post(f"/circles/{circle.ref}/coming").status_code == 302
    assert queries.is_in(circle, heron)
    assert waits_for(heron) == []
    assert not Ask.objects.exists()


def test_a_no_leaves_no_trace(circle: Circle, wren: Person, juniper: Person, heron: Person) -> None:
    ask(wren, circle, heron)
    browser = make.signed_in_as(wren)
    before = browser.get(f"/circles/{circle.ref}/asking").text
    for _ in range(2):
        answer = make.signed_in_as(heron).post(f"/circles/{circle.ref}/refusal")
        assert answer.status_code in (302, 404), "the second time they know of no such circle"
    after = browser.get(f"/circles/{circle.ref}/asking").text
    assert make.words_of(before.encode()) == make.words_of(after.encode())
    assert waits_for(heron) == []
    assert make.signed_in_as(heron).get(f"/circles/{circle.ref}/door").status_code == 404
    ask(wren, circle, heron)
    assert waits_for(heron) == [], "asking again does not ask again"
    ask(juniper, circle, heron)
    assert waits_for(heron) == ["Juniper asks you into a circle"], "but somebody else may"


def test_twice_counts_once_and_of_two_both_are_named(
    circle: Circle, wren: Person, juniper: Person, heron: Person
) -> None:
    for by in (wren, wren, juniper):
        assert ask(by, circle, heron).status_code == 302
    assert Ask.objects.count() == 2
    assert len(waits_for(heron)) == 1
    assert "Wren, Juniper ask you in." in make.signed_in_as(heron).get(f"/circles/{circle.ref}/door").text


def test_it_is_taken_back(circle: Circle, wren: Person, heron: Person) -> None:
    ask(wren, circle, heron)
    for _ in range(2):
        path = f"/circles/{circle.ref}/asking/{heron.ref}/withdrawal"
        assert make.signed_in_as(wren).post(path).status_code == 302
    assert not Ask.objects.exists()
    assert waits_for(heron) == []
    assert make.signed_in_as(heron).get(f"/circles/{circle.ref}/door").status_code == 404


@pytest.mark.parametrize("end", ["fades", "asker leaves the circle", "block", "asker has left"])
def test_then_it_asks_no_longer(circle: Circle, wren: Person, heron: Person, end: str) -> None:
    ask(wren, circle, heron)
    match end:
        case "asker leaves the circle":
            actions.leave(circle, by=wren)
        case "block":
            people.block(wren, by=heron)
        case "asker has left":
            Person.objects.filter(pk=wren.pk).update(left_at=timezone.now())
    later = timedelta(days=30, minutes=1) if end == "fades" else timedelta()
    with time_machine.travel(timezone.now() + later):
        if end == "fades":
            assert actions.fade() == 1
        assert make.signed_in_as(heron).post(f"/circles/{circle.ref}/coming").status_code == 404
        assert waits_for(heron) == []
    assert not queries.is_in(circle, heron)


def test_only_whom_one_may_come_across(circle: Circle, wren: Person, heron: Person, otter: Person) -> None:
    people.be_found_by(FoundBy.NOBODY, NoddedBy.NOBODY, by=heron)
    assert ask(wren, circle, heron).status_code == 404
    people.block(wren, by=otter)
    assert ask(wren, circle, otter).status_code == 404
    assert ask(wren, circle, wren).status_code == 404
    assert not Ask.objects.exists()


def test_whom_one_has_nodded_with_stands_there_and_others_are_asked_from_their_page(
    circle: Circle, wren: Person, otter: Person, heron: Person
) -> None:
    people.acquaint(wren, otter)
    page = make.signed_in_as(wren).get(f"/circles/{circle.ref}/asking").text
    assert "Otter" in page
    assert "Heron" not in page
    browser = make.signed_in_as(wren)
    assert f"/circles/with/{heron.ref}" in browser.get(f"/people/{heron.ref}").text
    assert "The attic" in browser.get(f"/circles/with/{heron.ref}").text
    actions.join(circle, by=heron)
    assert "The attic" not in browser.get(f"/circles/with/{heron.ref}").text
    assert f"/circles/with/{wren.ref}" not in make.signed_in_as(otter).get(f"/people/{wren.ref}").text, "in none"


def test_only_who_is_in_it_asks(circle: Circle, heron: Person, otter: Person) -> None:
    assert ask(heron, circle, otter).status_code == 404
    assert make.signed_in_as(heron).get(f"/circles/{circle.ref}/asking").status_code == 404
    Circle.objects.update(readers=Readers.EVERYBODY)
    assert ask(heron, circle, otter).status_code == 403


def test_who_asks_many_is_stopped(
    circle: Circle, wren: Person, heron: Person, only: Callable[[str, int], None]
) -> None:
    only("ask-in", 1)
    assert ask(wren, circle, heron).status_code == 302
    answer = ask(wren, circle, make.someone("Fox"))
    assert answer.status_code == 429
    assert "Try again tomorrow" in answer.text
