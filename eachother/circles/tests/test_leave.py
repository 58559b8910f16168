"""Leaving a circle, and leaving the community."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from eachother.circles import actions, announcements, queries
from eachother.circles.models import Answer, Ask, Asking, Circle, Clause, Door, Knock, Membership, Says
from eachother.circles.portability import export
from eachother.circles.tests import make
from eachother.people import actions as people
from eachother.people.models import Leaving, Person, Words


@pytest.fixture
def heard() -> Any:
    news: list[tuple[Circle, Person, bool]] = []

    def hear(circle: Circle, person: Person, takes_words: bool, **_: Any) -> None:
        news.append((circle, person, takes_words))

    announcements.left.connect(hear)
    yield news
    announcements.left.disconnect(hear)


def leave(person: Person, circle: Circle, words: str = "leave") -> Any:
    return make.signed_in_as(person).post(f"/circles/{circle.ref}/leaving", {"words": words})


@pytest.mark.parametrize(("words", "takes"), [("leave", False), ("take", True), ("", False)])
def test_one_press_with_the_choice(wren: Person, otter: Person, heard: Any, words: str, takes: bool) -> None:
    circle = make.a_circle(wren, otter)
    page = make.signed_in_as(otter).get(f"/circles/{circle.ref}/leaving")
    assert "Leave it here" in page.text
    assert "Take it along" in page.text
    assert "You are the last one" not in page.text
    for _ in range(2):
        assert leave(otter, circle, words)["Location"] == "/circles?left"
    assert heard == [(circle, otter, takes)]
    assert queries.ids_in(circle) == {wren.pk}
    assert make.signed_in_as(otter).get(f"/circles/{circle.ref}")["Location"].endswith("/door")


def test_with_the_last_one_it_is_over_and_that_is_said_before(wren: Person, otter: Person, heard: Any) -> None:
    circle = make.a_circle(wren, otter)
    actions.propose(circle, "W", part="words", by=wren)
    actions.knock(circle, "K", by=make.someone("Fox"))
    actions.leave(circle, by=otter)
    page = make.words_of(make.signed_in_as(wren).get(f"/circles/{circle.ref}/leaving").content)
    assert "You are the last one in it" in page
    assert "is erased" in page
    assert leave(wren, circle).status_code == 302
    assert [person for _circle, person, _takes in heard] == [otter, wren], "the rooms above hear of it before"
    for model in (Circle, Clause, Asking, Answer, Knock, Membership):
        assert not model._default_manager.exists()


def test_whoever_leaves_can_come_again_and_knock_again(wren: Person, otter: Person) -> None:
    circle = make.a_circle(wren, door=Door.KNOCK)
    actions.let_in(make.a_knock(circle, otter), "", by=wren)
    actions.leave(circle, by=otter)
    assert not Knock.objects.exists()
    make.a_knock(circle, otter, "It is me again.")
    assert [one.words for one in Knock.objects.waiting()] == ["It is me again."]


def test_signed_out_outsiders_and_get(wren: Person, heron: Person, client: Client) -> None:
    circle = make.a_circle(wren)
    assert client.post(f"/circles/{circle.ref}/leaving")["Location"].startswith("/door")
    assert leave(heron, circle).status_code == 302, "who is not in it has nothing to leave"
    assert Membership.objects.count() == 1


def test_who_leaves_the_community_leaves_their_circles_and_no_name(wren: Person, otter: Person, heron: Person) -> None:
    circle, alone = make.a_circle(wren, otter, heron), make.a_circle(otter, name="Alone")
    clause = actions.propose(circle, "We write once.", part="words", by=otter)
    actions.answer(clause, Says.YES, "", number=1, by=wren)
    actions.answer(clause, Says.YES, "", number=1, by=heron)
    held = actions.propose(circle, "We never write.", part="words", by=wren)
    actions.answer(held, Says.NO, "if one may hum", number=1, by=otter)
    actions.knock(make.a_circle(wren, name="Door", door=Door.KNOCK), "K", by=otter)
    actions.ask_in(circle, make.someone("Fox"), by=otter)
    Leaving.objects.create(person=otter, words=Words.STAY, erase_at=timezone.now())
    Person.objects.filter(pk=otter.pk).update(left_at=timezone.now())
    people.erase(otter)
    assert not Circle.objects.filter(pk=alone.pk).exists()
    assert not Ask.objects.exists()
    assert not Knock.objects.exists()
    first, second = queries.agreement_of(circle, wren)
    assert first.holds, "what was agreed stays"
    assert (first.last.name, [voice.name for voice in first.last.agree]) == ("", ["", "Wren", "Heron"])
    assert (second.last.differ, second.last.words) == ([], "We never write.")
    page = make.signed_in_as(wren).get(f"/circles/{circle.ref}/agreement").text
    assert "Somebody" in page
    assert "Otter" not in page
    assert "if one may hum" not in page


def test_it_is_taken_along(wren: Person, otter: Person) -> None:
    circle = make.a_circle(wren, otter)
    clause = actions.propose(circle, "We write once.", part="words", by=wren)
    actions.answer(clause, Says.NO, "if one may hum", number=1, by=otter)
    actions.knock(make.a_circle(wren, name="Door", door=Door.KNOCK), "K", by=otter)
    taken = export(otter)
    assert [one["circle"] for one in taken["circles"]] == ["The night kitchen"]
    assert [one["words"] for one in taken["knocks"]] == ["K"]
    assert [(one["to"], one["says"], one["words"]) for one in taken["said_to_what_was_put"]] == [
        ("We write once.", "no", "if one may hum")
    ]
    assert [one["words"] for one in export(wren)["put_on_the_table"]] == ["We write once."]
