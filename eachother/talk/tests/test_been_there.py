"""I've been there: names in their order, never a number."""

import re
from typing import Any

import pytest
from django.test import Client

from eachother.circles.models import Circle, Readers
from eachother.people import actions as people
from eachother.people.models import Person
from eachother.talk.models import BeenThere, Thread
from eachother.talk.resonance import NAMED_AT_MOST, Been, been_there_words
from eachother.talk.tests import make


def press(thread: Thread, by: Person, withdrawal: bool = False, **more: Any) -> Any:
    address = f"/circles/said/{thread.replies.get(number=1).ref}/been-there" + "/withdrawal" * withdrawal
    return make.signed_in_as(by).post(address, **more)


def test_it_is_said_in_words(thread: Thread, wren: Person, otter: Person, juniper: Person) -> None:
    assert press(thread, juniper)["Location"] == f"/circles/said/{thread.replies.get().ref}"
    assert "Juniper has been there" in make.thread_page(thread, otter)
    press(thread, wren)
    assert "Juniper and Wren have been there" in make.thread_page(thread, otter)
    assert "you and Juniper have been there" in make.thread_page(thread, wren)
    press(thread, wren, withdrawal=True)
    assert "Juniper has been there" in make.thread_page(thread, wren)


def test_twice_is_once(thread: Thread, wren: Person) -> None:
    for _time in range(2):
        press(thread, wren)
    assert BeenThere.objects.count() == 1
    for _time in range(2):
        press(thread, wren, withdrawal=True)
    assert not BeenThere.objects.exists()


def test_there_is_no_number_however_many(wren: Person) -> None:
    many = [Been(1000 + n, f"Bird{chr(65 + n)}") for n in range(20)]
    words = been_there_words([*many, Been(wren.pk, wren.name)], wren)
    assert words.startswith("you, BirdA, BirdB")
    assert words.endswith("and others have been there")
    assert words.count(",") == NAMED_AT_MOST - 1
    assert not re.search(r"\d", words)


def test_pressed_in_the_page_the_reply_comes_alone(thread: Thread, wren: Person) -> None:
    part = press(thread, wren, headers={"hx-request": "true"})
    assert part.text.strip().startswith("<li id=")
    assert 'aria-pressed="true"' in part.text


def test_blocked_or_muted_they_are_not_named(thread: Thread, wren: Person, otter: Person, juniper: Person) -> None:
    press(thread, juniper)
    people.block(juniper, by=wren)
    assert "has been there" not in make.thread_page(thread, wren)
    people.mute(juniper, by=otter)
    assert "has been there" not in make.thread_page(thread, otter)


@pytest.mark.parametrize("withdrawal", [False, True])
def test_who_may_not(thread: Thread, otter: Person, heron: Person, client: Client, withdrawal: bool) -> None:
    assert press(thread, otter).status_code == 403, "of one's own words"
    assert press(thread, heron, withdrawal).status_code == 404
    Circle.objects.update(readers=Readers.EVERYBODY)
    assert press(thread, heron, withdrawal).status_code == 403
    address = f"/circles/said/{thread.replies.get().ref}/been-there"
    assert client.post(address)["Location"].startswith("/door")
    assert make.signed_in_as(otter).get(address).status_code == 405
    assert not BeenThere.objects.exists()
