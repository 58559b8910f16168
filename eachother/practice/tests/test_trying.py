"""Trying a conversation, alone and in twos."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from eachother.foundation.refs import new_ref
from eachother.people import actions as people
from eachother.people.models import Leaving, Person, Words
from eachother.people.problems import Conflict, Gone
from eachother.practice import actions, jobs, portability, rules
from eachother.practice.models import Sitting, Version
from eachother.practice.tests import make


def test_alone_line_by_line_and_back(wren: Person) -> None:
    path = f"/practice/{make.a_conversation(wren).ref}/alone"
    start = make.seen_by(wren, path)
    assert make.LINE in start
    assert "Again?" in start
    assert "What did that open?" not in start
    answer = make.post(wren, path, path="", way="1")
    for said in (
        "What did that open? What did it close?",
        "It bites a little.",
        "I could lend you it.",
        "Yes, please.",
    ):
        assert said in answer.text
    assert make.post(wren, path, path="1", way="1").text.count("Here it ends") == 1
    assert "What did that open?" not in make.post(wren, path, path="").text, "one line back"
    for nonsense in ({"path": "9.9"}, {"way": "-1"}, {"path": "x." * 500}, {"path": "", "way": "٣"}):
        assert "What did that open?" not in make.post(wren, path, **nonsense).text


def test_alone_nothing_is_kept_and_nothing_stands_in_an_address(wren: Person) -> None:
    path = f"/practice/{make.a_conversation(wren).ref}/alone"
    browser = make.signed_in_as(wren)
    with CaptureQueriesContext(connection) as asked:
        page = browser.post(path, {"path": "1", "way": "0"})
    assert [one["sql"] for one in asked if not one["sql"].startswith("SELECT")] == []
    assert "kept nowhere" in page.text
    assert "?" not in "".join(part.split('"')[0] for part in page.text.split('href="/practice')[1:])


def test_it_can_be_taken_along_as_text(wren: Person) -> None:
    conversation = make.a_conversation(wren)
    answer = make.post(wren, f"/practice/{conversation.ref}/along", path="1.0")
    assert answer["Content-Disposition"] == 'attachment; filename="conversation.txt"'
    assert f"Kit: {make.LINE}\nLou: Again?\nKit: Again.\n" in answer.text
    assert "Kit: Yes, please." in answer.text


def test_two_take_a_side_each_and_choose_in_turn(wren: Person, heron: Person, otter: Person) -> None:
    conversation = make.a_conversation(wren)
    answer = make.post(wren, f"/practice/{conversation.ref}/sittings", voice="0")
    place = answer["Location"]
    assert f"http://localhost:8000{place}" in make.seen_by(wren, place)
    assert "Wren holds this place" in make.seen_by(heron, place)
    make.post(heron, f"{place}/seat")
    assert make.get(otter, place).status_code == 404, "it is between the two"
    assert "This line is yours" in make.seen_by(wren, place)
    make.post(wren, f"{place}/choice", way="0", at="0")
    assert Sitting.objects.get().path == [], "it is not on Wren to answer her own line"
    assert "Mine whistles." in make.seen_by(heron, place)
    for _ in range(2):
        make.post(heron, f"{place}/choice", way="1", at="0")
    assert Sitting.objects.get().path == [1]
    for person in (wren, heron):
        assert "What did that open?" in make.seen_by(person, place)
    for wrong in ({"way": "7", "at": "1"}, {"way": "", "at": "1"}, {"way": "0"}):
        make.post(wren, f"{place}/choice", **wrong)
    assert Sitting.objects.get().path == [1]
    make.post(wren, f"{place}/choice", way="1", at="1")
    assert "Here it ends" in make.seen_by(heron, place)
    make.post(wren, f"{place}/choice", way="1", at="2")
    assert Sitting.objects.get().path == [1, 1]


def test_sides_can_be_changed(wren: Person, heron: Person) -> None:
    sitting = make.a_sitting(wren, heron)
    actions.choose(sitting, 0, at=0, by=heron)
    for _ in range(2):
        make.post(heron, f"/sittings/{sitting.ref}/again", at="1", swapped="yes")
    sitting.refresh_from_db()
    assert (sitting.path, sitting.one, sitting.other) == ([], heron, wren)
    actions.choose(sitting, 0, at=0, by=wren)
    make.post(heron, f"/sittings/{sitting.ref}/again", at="1")
    sitting.refresh_from_db()
    assert (sitting.path, sitting.one) == ([], heron)


def test_when_one_leaves_nothing_is_left_for_either(wren: Person, heron: Person, otter: Person) -> None:
    sitting = make.a_sitting(wren, heron)
    place = f"/sittings/{sitting.ref}"
    assert make.post(otter, f"{place}/departure")["Location"] == "/practice"
    assert Sitting.objects.exists(), "nobody else ends it"
    make.post(heron, f"{place}/departure")
    assert not Sitting.objects.exists()
    page = make.get(wren, place)
    assert (page.status_code, "It is over" in page.text) == (404, True)
    part = make.signed_in_as(wren).get(place, headers={"HX-Request": "true"})
    assert (part.status_code, "It is over" in part.text) == (200, True)
    assert make.post(wren, f"{place}/departure").status_code == 302
    for verb in ("seat", "choice", "again"):
        assert make.post(wren, f"{place}/{verb}").status_code == 404


def test_one_who_comes_as_it_ends_finds_it_over(wren: Person, heron: Person) -> None:
    sitting = make.a_sitting(wren, heron)
    gone = Sitting.objects.get()
    actions.go(sitting, by=wren)
    actions.go(sitting, by=wren)
    with pytest.raises(Gone):
        actions.choose(gone, 0, at=0, by=heron)
    with pytest.raises(Gone):
        actions.sit_opposite(gone, by=heron)


def test_a_third_finds_no_seat(wren: Person, heron: Person, otter: Person) -> None:
    sitting = make.a_sitting(wren, heron)
    actions.sit_opposite(sitting, by=wren)
    with pytest.raises(Conflict):
        actions.sit_opposite(sitting, by=otter)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_sit_down_at_the_same_moment_one_has_the_seat() -> None:
    wren, heron, otter = (make.someone(name) for name in ("Wren", "Heron", "Otter"))
    sitting, barrier, taken = make.a_sitting(wren), Barrier(2), []

    def sit(person: Person) -> None:
        barrier.wait()
        try:
            actions.sit_opposite(sitting, by=person)
        except Conflict:
            taken.append(person.name)
        connections.close_all()

    threads = [Thread(target=sit, args=(person,)) for person in (heron, otter)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == 1
    assert Sitting.objects.get().other in (heron, otter)


def test_sent_twice_it_is_one_place_and_who_floods_is_stopped(wren: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "SAT_DOWN_AN_HOUR", 2)
    path, once = f"/practice/{make.a_conversation(wren).ref}/sittings", new_ref()
    for _ in range(2):
        assert make.post(wren, path, voice="1", once=once)["Location"] == f"/sittings/{once}"
    assert Sitting.objects.get().other == wren
    assert make.post(wren, path, voice="0").status_code == 429


def test_what_stands_still_is_over(wren: Person, heron: Person) -> None:
    make.a_sitting(wren, heron)
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        jobs.sweep()
        assert Sitting.objects.exists()
    with time_machine.travel(timezone.now() + timedelta(hours=4)):
        jobs.sweep()
    assert not Sitting.objects.exists()


@pytest.mark.parametrize("by", ["wren", "heron"])
def test_after_a_block_they_sit_nowhere_together(wren: Person, heron: Person, otter: Person, by: str) -> None:
    made = make.a_conversation(wren)
    sitting, at_hers = make.a_sitting(wren, heron, made), make.a_sitting(heron, otter, made)
    one, other = (wren, heron) if by == "wren" else (heron, wren)
    people.block(other, by=one)
    assert not Sitting.objects.exists()
    for place in (sitting, at_hers):
        assert make.get(heron, f"/sittings/{place.ref}").status_code == 404
    waiting = make.a_sitting(wren)
    assert make.get(heron, f"/sittings/{waiting.ref}").status_code == 404
    assert make.post(heron, f"/sittings/{waiting.ref}/seat").status_code == 404


@pytest.mark.parametrize("words", Words)
def test_whoever_leaves_takes_their_words_or_leaves_them_unnamed(wren: Person, heron: Person, words: Words) -> None:
    conversation = make.a_conversation(wren)
    make.a_sitting(wren, heron, conversation)
    taken = portability.export(wren)["conversations_to_practise"]
    assert [one["title"] for one in taken] == [make.TITLE]
    Leaving.objects.create(person=wren, words=words, erase_at=timezone.now())
    actions.forget(wren)
    actions.forget(wren)
    assert not Sitting.objects.exists()
    assert not Version.objects.filter(by=wren).exists()
    page = make.get(heron, f"/practice/{conversation.ref}")
    if words == Words.GO:
        assert page.status_code == 404
    else:
        assert "As somebody wrote it who has left" in make.words_of(page.content)
