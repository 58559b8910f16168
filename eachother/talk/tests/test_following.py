"""Being told that a thread moves, and how far one has come in it."""

from typing import Any

from django.test import Client

from eachother.circles.models import Circle
from eachother.notices.models import Notice
from eachother.notices.queries import counts_by_place, waiting_for
from eachother.people import actions as people
from eachother.people.models import Person
from eachother.talk import actions
from eachother.talk.kinds import MOVED
from eachother.talk.models import Following, Place, Thread
from eachother.talk.tests import make
from eachother.talk.windows import AT_ONCE


def told(person: Person) -> list[str]:
    """What waits for them, title by title, as a fresh page reads it."""
    return [str(card.title) for card in waiting_for(Person.objects.get(pk=person.pk))]


def press(thread: Thread, by: Person, withdrawal: bool = False) -> Any:
    return make.signed_in_as(by).post(f"/circles/talk/{thread.ref}/following" + "/withdrawal" * withdrawal)


def test_whoever_writes_follows(thread: Thread, wren: Person, otter: Person, juniper: Person) -> None:
    make.says(thread, "I am.", by=wren)
    assert told(otter) == ["Something new in The night kitchen"]
    assert told(juniper) == []
    assert told(wren) == [], "not of one's own"
    card = waiting_for(Person.objects.get(pk=otter.pk))[0]
    assert (card.voice, card.who, card.link) == ("Toast at four", None, f"/circles/talk/{thread.ref}#unread")
    assert "I am." not in make.page("/today", otter), "none of the words"
    assert counts_by_place(Person.objects.get(pk=otter.pk)) == {"circles": 1}


def test_reading_it_settles_it(thread: Thread, wren: Person, otter: Person) -> None:
    make.says(thread, "I am.", by=wren)
    make.thread_page(thread, otter)
    assert told(otter) == []


def test_off_with_one_press_and_it_stays_off(thread: Thread, wren: Person, otter: Person) -> None:
    make.says(thread, "I am.", by=wren)
    assert "Stop following" in make.thread_page(thread, otter)
    for _time in range(2):
        assert press(thread, otter, withdrawal=True)["Location"] == f"/circles/talk/{thread.ref}"
    make.says(thread, "Me too.", by=otter)
    make.says(thread, "And?", by=wren)
    assert told(otter) == []
    press(thread, otter)
    make.says(thread, "And now?", by=wren)
    assert told(otter) == ["Something new in The night kitchen"]
    assert Following.objects.filter(person=otter).count() == 1


def test_who_may_not(thread: Thread, heron: Person, client: Client) -> None:
    for withdrawal in (False, True):
        assert press(thread, heron, withdrawal).status_code == 404
    address = f"/circles/talk/{thread.ref}/following"
    assert client.post(address)["Location"].startswith("/door")
    assert make.signed_in_as(heron).get(address).status_code == 405


def test_nobody_is_told_of_somebody_behind_a_line(thread: Thread, wren: Person, otter: Person) -> None:
    people.block(wren, by=otter)
    make.says(thread, "I am.", by=wren) if Thread.objects.visible_to(wren).exists() else None
    juniper = Person.objects.get(name="Juniper")
    begun = make.a_thread(thread.circle, by=juniper, title="Another")
    actions.follow(begun, by=otter)
    make.says(begun, "I am.", by=wren)
    assert not Notice.objects.filter(person=otter, kind=MOVED).exists()


def test_a_line_drawn_afterwards_takes_the_notice_away(thread: Thread, wren: Person, otter: Person) -> None:
    make.says(thread, "I am.", by=wren)
    assert told(otter)
    people.mute(wren, by=otter)
    assert told(otter) == []


def test_a_page_opens_where_one_has_come_to(kitchen: Circle, thread: Thread, wren: Person, otter: Person) -> None:
    make.many(thread, 2 * AT_ONCE, [otter])
    first = make.thread_page(thread, wren)
    assert "Who is up?" in first, "somebody new begins at the beginning"
    assert Place.objects.get(person=wren).number == AT_ONCE
    second = make.thread_page(thread, wren)
    assert "New since you were here" in second
    assert f"Line {AT_ONCE + 1}." in second
    assert "Line 5." not in second
    make.thread_page(thread, wren)
    last = make.thread_page(thread, wren)
    assert f"Line {2 * AT_ONCE + 1}." in last
    assert "New since you were here" not in last
    assert "New ·" not in make.page(f"/circles/{kitchen.ref}/talk", wren)


def test_it_is_never_less_than_before(thread: Thread, wren: Person, otter: Person) -> None:
    make.many(thread, 2 * AT_ONCE, [otter])
    make.thread_page(thread, wren, "?newest")
    make.thread_page(thread, wren, "?first")
    assert Place.objects.get(person=wren).number == thread.last
