"""Saying it differently, with what stood before."""

from typing import Any

import pytest
from django.test import Client

from eachother.circles.models import Circle, Readers
from eachother.people.models import Person
from eachother.talk.models import Before, Thread
from eachother.talk.tests import make


def say_differently(thread: Thread, by: Person, number: int = 1, **sent: str) -> Any:
    reply = thread.replies.get(number=number)
    form = {"title": thread.title, "words": "Is anybody up?", **sent}
    return make.signed_in_as(by).post(f"/circles/said/{reply.ref}/wording", form)


def test_the_new_words_stand_and_the_old_can_be_read(thread: Thread, otter: Person, wren: Person) -> None:
    reply = thread.replies.get()
    assert "Who is up?" in make.page(f"/circles/said/{reply.ref}/wording", otter)
    assert say_differently(thread, otter)["Location"] == f"/circles/said/{reply.ref}"
    page = make.thread_page(thread, wren)
    assert "Is anybody up?" in page
    assert "said differently" in page
    assert "Who is up?" not in page
    before = make.page(f"/circles/said/{reply.ref}/before", wren)
    assert before.index("Is anybody up?") < before.index("Who is up?")


def test_whoever_began_it_may_call_it_something_else(thread: Thread, otter: Person, wren: Person) -> None:
    say_differently(thread, otter, title="Toast at five")
    thread.refresh_from_db()
    assert thread.title == "Toast at five"
    assert "Toast at four" in make.page(f"/circles/said/{thread.replies.get().ref}/before", wren)


def test_a_note_can_be_put_before_it_later(thread: Thread, otter: Person, wren: Person) -> None:
    say_differently(thread, otter, words="Who is up?", note="a night")
    assert '<details class="cover">' in make.signed_in_as(wren).get(f"/circles/talk/{thread.ref}").text


def test_the_same_again_is_no_change(thread: Thread, otter: Person) -> None:
    for _time in range(2):
        say_differently(thread, otter)
    assert Before.objects.count() == 1


def test_what_is_wrong_is_said_and_kept(thread: Thread, otter: Person) -> None:
    answer = say_differently(thread, otter, words=" ", note="Kept.")
    assert answer.status_code == 422
    assert "There is nothing here yet." in answer.text
    assert "Kept." in answer.text


@pytest.mark.parametrize("path", ["wording", "removal"])
def test_only_who_wrote_it(thread: Thread, wren: Person, heron: Person, client: Client, path: str) -> None:
    address = f"/circles/said/{thread.replies.get().ref}/{path}"
    for verb in ("get", "post"):
        assert getattr(client, verb)(address).status_code == 302
        assert getattr(make.signed_in_as(heron), verb)(address).status_code == 404
        assert getattr(make.signed_in_as(wren), verb)(address).status_code == 403
    Circle.objects.update(readers=Readers.EVERYBODY)
    assert make.signed_in_as(heron).post(address).status_code == 403


def test_open_pages_fetch_it_anew(thread: Thread, otter: Person, wren: Person, told: list[Any]) -> None:
    reply = thread.replies.get()
    say_differently(thread, otter)
    assert any(wren.pk in whom and f"said:{reply.ref}" in topics for whom, topics in told)
    address = f"/circles/said/{reply.ref}"
    part = make.signed_in_as(wren).get(address, headers={"hx-request": "true"})
    assert part.text.strip().startswith(f'<li id="{reply.ref}"')
    assert "Is anybody up?" in part.text
