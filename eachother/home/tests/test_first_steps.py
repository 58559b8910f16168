"""Somewhere to begin, for somebody new."""

import pytest

from eachother.circles.models import Circle, Membership
from eachother.finding.actions import nod
from eachother.home.first_steps import first_steps
from eachother.home.tests.make import a_few, come_alongside, say, signed_in_as, someone, words_of
from eachother.people.actions import block, invite, make_card
from eachother.people.models import Arrival, Person

pytestmark = pytest.mark.django_db


def sorrel() -> Person:
    """She came an hour ago."""
    return someone("Sorrel", days_here=1 / 24)


def test_three_things_to_do_none_of_them_owed() -> None:
    person = sorrel()
    said = words_of(signed_in_as(person).get("/today").content)
    assert "Somewhere to begin In any order, or not at all." in said
    assert "Say something you have been through" in said
    assert "Nod to somebody" in said
    assert "Look into a circle" in said
    assert len(first_steps(person)) == 3


def test_what_is_done_is_said_to_be_done() -> None:
    person = sorrel()
    say(person, "night shifts")
    said = words_of(signed_in_as(person).get("/today").content)
    assert "Say something you have been through – done" in said
    assert said.count("– done") == 1


def test_it_goes_when_all_is_done() -> None:
    person, wren = sorrel(), someone("Wren")
    say(person, "night shifts")
    nod(wren, by=person)
    assert [step.done for step in first_steps(person)] == [True, True, False]
    Membership.objects.create(circle=Circle.objects.create(name="Night owls"), person=person)
    assert first_steps(person) == []


def test_whoever_came_with_a_card_is_led_to_who_handed_it_out() -> None:
    person, wren = sorrel(), someone("Wren")
    Arrival.objects.create(person=person, invitation=make_card("", by=wren))
    page = signed_in_as(person).get("/today")
    said = words_of(page.content)
    assert "See Wren, who handed you a card" in said
    assert "Nod to somebody" not in said  # it is one of three
    assert f'href="/people/{wren.ref}"' in page.text
    nod(wren, by=person)
    assert "See Wren, who handed you a card – done" in words_of(signed_in_as(person).get("/today").content)


@pytest.mark.parametrize("draws_a_line", ["Wren", "Sorrel"])
def test_but_not_when_they_do_not_exist_for_each_other(draws_a_line: str) -> None:
    person, wren = sorrel(), someone("Wren")
    Arrival.objects.create(person=person, invitation=make_card("", by=wren))
    by, other = (wren, person) if draws_a_line == "Wren" else (person, wren)
    block(other, by=by)
    said = words_of(signed_in_as(person).get("/today").content)
    assert "Wren" not in said
    assert "Nod to somebody" in said


def test_nor_when_it_was_a_link_like_any_other() -> None:
    person, wren = sorrel(), someone("Wren")
    Arrival.objects.create(person=person, invitation=invite(by=wren))
    assert "Wren" not in words_of(signed_in_as(person).get("/today").content)


def test_it_stays_for_whoever_is_only_in_a_few() -> None:
    person = sorrel()
    a_few(person, someone("Otter"), someone("Heron"))
    said = words_of(signed_in_as(person).get("/today").content)
    assert "Somewhere to begin" in said
    come_alongside(person, someone("Wren"))
    assert "Somewhere to begin" not in words_of(signed_in_as(person).get("/today").content)


def test_it_goes_by_itself_after_two_weeks() -> None:
    almost, wren = someone("Almost", days_here=13.9), someone("Wren", days_here=14.1)
    assert first_steps(almost) != []
    assert first_steps(wren) == []
