"""The door: what one sees before, and coming in."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from eachother.circles import actions, announcements, queries
from eachother.circles.models import Door, Membership, Readers
from eachother.circles.rules import may_knock, why_not_join
from eachother.circles.tests import make
from eachother.people import actions as people
from eachother.people.models import FoundBy, NoddedBy, Person, ShownTo


def come_in(person: Person, ref: str) -> Any:
    return make.signed_in_as(person).post(f"/circles/{ref}/coming")


def test_before_one_is_in_one_sees_all_that_is_agreed_and_who_carries_what(wren: Person, otter: Person) -> None:
    circle = make.a_circle(wren)
    actions.propose(circle, "Nobody has to answer.", part="among-us", by=wren)
    people.put_on_the_table("paid to be here", by=wren)
    page = make.words_of(make.signed_in_as(otter).get(f"/circles/{circle.ref}/door").content)
    for words in (
        make.WORDS,
        "Nobody has to answer.",
        "Wren : paid to be here",
        "One person",
        "Only who is in it can read",
        "Whoever hosts this could too",
        "may guess that you have lived what it is about",
    ):
        assert words in page


def test_whoever_is_hidden_has_no_name_at_the_door(wren: Person, otter: Person) -> None:
    circle = make.a_circle(wren)
    people.put_on_the_table("paid to be here", by=wren)
    people.be_found_by(FoundBy.NOBODY, NoddedBy.NOBODY, by=wren)
    page = make.signed_in_as(otter).get(f"/circles/{circle.ref}/door").text
    assert "paid to be here" in page
    assert "Wren" not in page


@pytest.mark.parametrize("shown_to", list(ShownTo))
def test_whoever_has_lived_it_comes_in_whomever_they_show_it(wren: Person, juniper: Person, shown_to: ShownTo) -> None:
    circle = make.a_circle(wren)
    make.say(juniper, "night shifts", shown_to)
    answer = come_in(juniper, circle.ref)
    assert (answer.status_code, answer["Location"]) == (302, f"/circles/{circle.ref}?came")
    assert queries.is_in(circle, juniper)
    assert "You are in." in make.signed_in_as(juniper).get(answer["Location"]).text


def test_whoever_has_not_is_told_what_is_missing_and_how_one_could(wren: Person, heron: Person) -> None:
    circle = make.a_circle(wren)
    answer = come_in(heron, circle.ref)
    assert answer.status_code == 403
    said = make.words_of(answer.content)
    assert "you have not said that you have" in said
    assert "Say what you have lived" in said
    assert "Or knock" in said
    assert not queries.is_in(circle, heron)


def test_round_nothing_named_anybody_comes_in(wren: Person, heron: Person) -> None:
    circle = make.a_circle(wren, about=())
    assert come_in(heron, circle.ref).status_code == 302
    assert queries.is_in(circle, heron)


def test_a_door_does_not_open_wider_when_nobody_says_it_any_more(wren: Person, heron: Person) -> None:
    circle = make.a_circle(wren)
    people.let_go(wren.lived.get(experience__name="night shifts"))
    assert come_in(heron, circle.ref).status_code == 403
    make.say(heron, "Night Shifts")
    assert come_in(heron, circle.ref).status_code == 302


@pytest.mark.parametrize("door", [Door.KNOCK, Door.INVITATION])
def test_other_doors_need_more_than_sharing(wren: Person, otter: Person, door: Door) -> None:
    circle = make.a_circle(wren, door=door, readers=Readers.EVERYBODY)
    assert come_in(otter, circle.ref).status_code == 403
    assert not queries.is_in(circle, otter)


def test_twice_is_once_and_the_rooms_above_hear_of_it_once(wren: Person, otter: Person) -> None:
    heard: list[Any] = []

    def hear(**news: Any) -> None:
        heard.append((news["circle"], news["person"]))

    circle = make.a_circle(wren)
    announcements.joined.connect(hear)
    try:
        for _ in range(2):
            assert come_in(otter, circle.ref).status_code == 302
    finally:
        announcements.joined.disconnect(hear)
    assert heard == [(circle, otter)]
    assert Membership.objects.filter(circle=circle, person=otter).count() == 1


def test_signed_out_and_get(client: Client, wren: Person) -> None:
    circle = make.a_circle(wren)
    assert client.get(f"/circles/{circle.ref}/door")["Location"].startswith("/door")
    assert client.post(f"/circles/{circle.ref}/coming")["Location"].startswith("/door")
    assert make.signed_in_as(wren).get(f"/circles/{circle.ref}/coming").status_code == 405
    assert make.signed_in_as(wren).get(f"/circles/{circle.ref}/door")["Location"] == f"/circles/{circle.ref}"


def test_the_door_asks_little_of_the_database(
    wren: Person, otter: Person, heron: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    circle = make.a_circle(wren, otter)
    browser = make.signed_in_as(heron)
    with django_assert_max_num_queries(8):
        browser.get(f"/circles/{circle.ref}/door")
    for number in range(12):
        actions.propose(circle, f"Clause {number}", part="words", by=wren)
        other = make.someone(f"Somebody {number}", "night shifts")
        people.put_on_the_table("a duty", by=other)
        actions.join(circle, by=other)
    with django_assert_max_num_queries(8):
        browser.get(f"/circles/{circle.ref}/door")


def test_what_is_missing() -> None:
    assert why_not_join(door=Door.INVITATION, about_something=True, shares=False, asked=True) is None
    assert why_not_join(door=Door.SHARED, about_something=True, shares=False, asked=False) == "share"
    assert why_not_join(door=Door.SHARED, about_something=False, shares=False, asked=False) is None
    assert why_not_join(door=Door.SHARED, about_something=True, shares=True, asked=False) is None
    assert why_not_join(door=Door.KNOCK, about_something=True, shares=True, asked=False) == "knock"
    assert why_not_join(door=Door.INVITATION, about_something=True, shares=True, asked=False) == "asking"
    assert [may_knock(missing) for missing in ("knock", "share", "asking", None)] == [True, True, False, False]
