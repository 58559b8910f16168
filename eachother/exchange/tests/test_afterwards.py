"""What somebody gave and received, in their own words, for whom they like."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from eachother.circles.models import Circle, Readers
from eachother.exchange import actions
from eachother.exchange.models import Afterword, Answer, Audience, Way
from eachother.exchange.tests import make
from eachother.notices.queries import waiting_for
from eachother.people.models import Person

GAVE, RECEIVED = "An hour, and a letter opener.", "She asked how I was. Nobody had."


@pytest.fixture
def circle(wren: Person, heron: Person, otter: Person) -> Circle:
    return make.a_circle(wren, heron, otter)


@pytest.fixture
def answer(wren: Person, heron: Person, circle: Circle) -> Answer:
    return make.taken_up(make.a_slip(wren, circle=circle), heron)


def say(person: Person, answer: Answer, **sent: str) -> Any:
    return make.post(person, f"/me/giving/{answer.ref}", **sent)


def test_to_the_other_alone(wren: Person, heron: Person, otter: Person, circle: Circle, answer: Answer) -> None:
    assert say(heron, answer, gave=GAVE, received=RECEIVED)["Location"] == "/me/giving"
    path = f"/asks/{answer.slip.ref}"
    for words in (GAVE, RECEIVED):
        assert words in make.seen_by(wren, path)
        assert words in make.seen_by(heron, path)
        assert words in make.seen_by(heron, "/me/giving")
        assert words not in make.seen_by(wren, "/me/giving")
        for other in (f"/circles/{circle.ref}/asks/afterwards", "/asks/afterwards", path):
            assert words not in make.seen_by(otter, other)
    [card] = waiting_for(wren)
    assert str(card.title) == "Heron says something afterwards"


def test_to_the_circle_without_whom_it_was_with(
    heron: Person, otter: Person, juniper: Person, circle: Circle, answer: Answer
) -> None:
    say(heron, answer, gave=GAVE, received=RECEIVED, **{"received-for": "all"})
    for path in (f"/circles/{circle.ref}/asks/afterwards", "/asks/afterwards"):
        page = make.seen_by(otter, path)
        assert RECEIVED in page, "each has a choice of its own"
        assert GAVE not in page
        assert "Heron received" in page
        assert "Wren" not in page
        assert make.WORDS not in page
    assert RECEIVED not in make.seen_by(juniper, "/asks/afterwards")
    assert make.get(juniper, f"/circles/{circle.ref}/asks/afterwards").status_code == 404


def test_what_was_to_everybody_can_be_told_to_everybody(wren: Person, heron: Person, juniper: Person) -> None:
    answer = make.taken_up(make.a_slip(wren), heron)
    say(wren, answer, received=RECEIVED, **{"received-for": "all"})
    assert RECEIVED in make.seen_by(juniper, "/asks/afterwards")


def test_it_can_be_changed_and_taken_back(wren: Person, heron: Person, answer: Answer) -> None:
    say(heron, answer, gave="First", received=RECEIVED)
    assert "First" in make.get(heron, f"/me/giving/{answer.ref}").text
    say(heron, answer, gave=GAVE, received="", **{"gave-for": "all"})
    said = Afterword.objects.get()
    assert (said.words, said.way, said.audience) == (GAVE, Way.GAVE, Audience.ALL)
    for _ in range(2):
        assert make.post(heron, f"/me/giving/{said.ref}/removal")["Location"] == "/me/giving"
    assert not Afterword.objects.exists()
    assert waiting_for(wren) == []


def test_nobody_takes_back_what_another_said(wren: Person, heron: Person, answer: Answer) -> None:
    say(heron, answer, gave=GAVE)
    make.post(wren, f"/me/giving/{Afterword.objects.get().ref}/removal")
    assert Afterword.objects.exists()


def test_only_the_two_say_something_and_only_when_it_was_taken_up(
    wren: Person, heron: Person, otter: Person, answer: Answer
) -> None:
    waits = make.an_answer(answer.slip, otter)
    for person, ref in ((otter, answer.ref), (otter, waits.ref), (wren, waits.ref)):
        assert make.get(person, f"/me/giving/{ref}").status_code == 404
        assert make.post(person, f"/me/giving/{ref}", gave="x").status_code == 404
    assert not Afterword.objects.exists()


def test_signed_out_one_is_led_to_the_door(client: Client, answer: Answer) -> None:
    for path in (f"/me/giving/{answer.ref}", "/me/giving", "/asks/afterwards", "/asks/roles"):
        assert client.get(path)["Location"].startswith("/door")


def test_words_that_are_too_long_stay_and_nothing_is_said(heron: Person, answer: Answer) -> None:
    page = say(heron, answer, gave="g" * 601, received=RECEIVED, **{"received-for": "all"})
    assert page.status_code == 422
    for words in ("g" * 601, RECEIVED, "At most 600 letters. Your words are still in the field."):
        assert words in page.text
    assert not Afterword.objects.exists()


def test_who_floods_is_stopped(heron: Person, answer: Answer, only: Callable[[str, int], None]) -> None:
    only("afterwards", 1)
    assert say(heron, answer, gave="One").status_code == 302
    page = say(heron, answer, gave="Two")
    assert (page.status_code, "Two" in page.text) == (429, True)


def test_nothing_counts_anything(wren: Person, heron: Person, answer: Answer) -> None:
    """No points, hours, debt, stars, thanks: no numbers at all."""
    for _ in range(3):
        say(heron, answer, gave=GAVE)
    page = make.seen_by(heron, "/me/giving")
    said = page[page.index("Your giving and receiving") : page.index("What you said afterwards")]
    months = said[said.index("Month Given Received") :]
    assert "once" in months
    for word in ("points", "hours", "stars", "thanks", "total"):
        assert word not in said.lower()


def test_what_is_for_oneself_belongs_in_the_journal(heron: Person, answer: Answer) -> None:
    page = make.get(heron, f"/me/giving/{answer.ref}").text
    assert 'href="/me/journal/new"' in page
    assert "Whoever hosts this could read it too." in page


def test_taken_back_the_slip_leaves_what_was_said_to_its_writer(
    wren: Person, heron: Person, otter: Person, circle: Circle, answer: Answer
) -> None:
    say(heron, answer, gave=GAVE, received=RECEIVED, **{"received-for": "all"})
    actions.take_back(answer.slip, by=wren)
    assert GAVE in make.seen_by(heron, "/me/giving")
    assert RECEIVED in make.seen_by(otter, f"/circles/{circle.ref}/asks/afterwards")
    assert waiting_for(wren) == []


def test_a_circle_that_everybody_may_read_shows_it_to_them_there(wren: Person, heron: Person, juniper: Person) -> None:
    circle = make.a_circle(wren, heron, readers=Readers.EVERYBODY)
    say(heron, make.taken_up(make.a_slip(wren, circle=circle), heron), gave=GAVE, **{"gave-for": "all"})
    assert GAVE in make.seen_by(juniper, f"/circles/{circle.ref}/asks/afterwards")
    assert GAVE not in make.seen_by(juniper, "/asks/afterwards")
