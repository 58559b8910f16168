"""Beginning a thread."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from eachother.circles.models import Circle, Readers
from eachother.people import actions as people
from eachother.people.models import Person
from eachother.people.models.invitation import new_code
from eachother.talk.models import Reply, Thread
from eachother.talk.tests import make

SENT = {"title": "Toast at four", "words": "Who is *up*?"}


def start(circle: Circle, by: Person, **sent: object) -> object:
    return make.signed_in_as(by).post(f"/circles/{circle.ref}/talk", {**SENT, "once": new_code(), **sent})


def test_a_thread_is_begun_with_its_first_words(kitchen: Circle, wren: Person, otter: Person) -> None:
    answer = start(kitchen, wren)
    thread, reply = Thread.objects.get(), Reply.objects.get()
    assert answer["Location"] == f"/circles/said/{reply.ref}"  # type: ignore[index]
    assert (thread.title, reply.number, reply.by) == ("Toast at four", 1, wren)
    said = make.signed_in_as(otter).get(f"/circles/talk/{thread.ref}").text
    assert "Toast at four" in said
    assert "<p>Who is <em>up</em>?</p>" in said


def test_it_stands_in_the_list_and_on_the_front_page_as_new(kitchen: Circle, wren: Person, otter: Person) -> None:
    start(kitchen, wren)
    listed = make.page(f"/circles/{kitchen.ref}/talk", otter)
    assert "Toast at four New · begun by Wren · just now" in listed
    assert "Toast at four New" in make.page(f"/circles/{kitchen.ref}", otter)


def test_the_page_says_who_can_read_it(kitchen: Circle, wren: Person) -> None:
    page = f"/circles/{kitchen.ref}/talk/new"
    assert "Everybody in this circle can read it, and so can whoever hosts it." in make.page(page, wren)
    Circle.objects.update(readers=Readers.EVERYBODY)
    assert "Everybody in this community can read it, and so can whoever hosts it." in make.page(page, wren)


def test_sent_twice_it_is_one_thread(kitchen: Circle, wren: Person) -> None:
    code = new_code()
    assert len({start(kitchen, wren, once=code)["Location"] for _ in range(2)}) == 1  # type: ignore[index]
    assert Thread.objects.count() == 1
    start(kitchen, wren, once=code, words="Something else.")
    assert Thread.objects.count() == 2, "a page that was gone back to, with other words in it"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"title": " "}, "A few words to call it by, please."),
        ({"title": "x" * 121}, "At most 120 letters."),
        ({"words": "\n"}, "There is nothing here yet."),
        ({"words": "x" * 8001}, "At most 8,000 letters."),
        ({"note": "x" * 81}, "At most 80 letters."),
    ],
)
def test_what_is_wrong_is_said_and_the_words_are_kept(
    kitchen: Circle, wren: Person, sent: dict[str, str], said: str
) -> None:
    answer = start(kitchen, wren, **{"words": "Kept words.", **sent})
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert said in answer.text  # type: ignore[attr-defined]
    assert "Kept words." in answer.text or "words" in sent  # type: ignore[attr-defined]
    assert not Thread.objects.exists()


def test_the_list_goes_by_movement(kitchen: Circle, wren: Person, otter: Person) -> None:
    older = make.a_thread(kitchen, by=wren, title="Older")
    make.a_thread(kitchen, by=wren, title="Newer")
    page = make.page(f"/circles/{kitchen.ref}/talk", otter)
    assert page.index("Newer") < page.index("Older")
    make.says(older, "Once more.", by=wren)
    page = make.page(f"/circles/{kitchen.ref}/talk", otter)
    assert page.index("Older") < page.index("Newer")


def test_a_long_list_is_paged(kitchen: Circle, wren: Person) -> None:
    with time_machine.travel(timezone.now()) as clock:
        for number in range(23):
            clock.shift(timedelta(minutes=1))
            make.a_thread(kitchen, by=wren, title=f"Thread {number}.")
    first = make.page(f"/circles/{kitchen.ref}/talk", wren)
    assert "Thread 22." in first
    assert "Thread 2." not in first
    assert "Thread 2." in make.page(f"/circles/{kitchen.ref}/talk?page=2", wren)


def test_who_is_not_in_it(kitchen: Circle, heron: Person, client: Client) -> None:
    assert client.get(f"/circles/{kitchen.ref}/talk").status_code == 302
    assert make.signed_in_as(heron).get(f"/circles/{kitchen.ref}/talk").status_code == 404
    assert start(kitchen, heron).status_code == 404  # type: ignore[attr-defined]
    Circle.objects.update(readers=Readers.EVERYBODY)
    assert make.signed_in_as(heron).get(f"/circles/{kitchen.ref}/talk").status_code == 200
    assert make.signed_in_as(heron).get(f"/circles/{kitchen.ref}/talk/new").status_code == 403
    assert start(kitchen, heron).status_code == 403  # type: ignore[attr-defined]
    assert not Thread.objects.exists()


def test_a_script_is_slowed_and_the_words_stay(kitchen: Circle, wren: Person) -> None:
    with time_machine.travel(timezone.now(), tick=False):
        answers = [start(kitchen, wren, words=f"{n}") for n in range(13)]
    assert [answer.status_code for answer in answers] == [302] * 12 + [429]  # type: ignore[attr-defined]
    assert "we are slowing down a little" in answers[-1].text  # type: ignore[attr-defined]
    assert "Toast at four" in answers[-1].text  # type: ignore[attr-defined]


def test_blocked_neither_sees_what_the_other_began(kitchen: Circle, wren: Person, otter: Person) -> None:
    thread = make.a_thread(kitchen, by=wren)
    people.block(otter, by=wren)
    assert make.signed_in_as(otter).get(f"/circles/talk/{thread.ref}").status_code == 404
    for page in (f"/circles/{kitchen.ref}", f"/circles/{kitchen.ref}/talk"):
        assert "Toast at four" not in make.page(page, otter)


def test_muted_it_is_not_come_across(kitchen: Circle, wren: Person, otter: Person) -> None:
    make.a_thread(kitchen, by=wren)
    people.mute(wren, by=otter)
    assert "Toast at four" not in make.page(f"/circles/{kitchen.ref}/talk", otter)
    assert "Toast at four" in make.page(f"/circles/{kitchen.ref}/talk", wren)


def test_begun_here_it_is_read_at_once_by_who_began_it(kitchen: Circle, wren: Person) -> None:
    answer = start(kitchen, wren)
    make.signed_in_as(wren).get(answer["Location"], follow=True)  # type: ignore[index]
    assert "New" not in make.page(f"/circles/{kitchen.ref}/talk", wren)
