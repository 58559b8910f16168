"""Writing a conversation, changing it, taking a version back."""

from dataclasses import replace
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from eachother.foundation.refs import new_ref
from eachother.people import actions as people
from eachother.people.models import Person
from eachother.practice import actions, first, queries, rules
from eachother.practice.models import Conversation, Version
from eachother.practice.tests import make


def written(by: Person) -> Any:
    return Version.objects.filter(by=by)


def test_the_first_three_are_there_and_can_be_changed(wren: Person) -> None:
    first.plant(Conversation, Version)  # a test that empties the database takes what migrations put there
    page = make.seen_by(wren, "/practice")
    assert page.count("Here from the start") == len(first.FIRST)
    first.plant(Conversation, Version)
    assert Conversation.objects.count() == len(first.FIRST), "planted twice, they are there once"
    ref = Conversation.objects.get(planted="not-today").ref
    assert "one more thing" in make.get(wren, f"/practice/{ref}/wording").text.replace("half an hour", "one more thing")
    assert make.post(wren, f"/practice/{ref}/wording", **make.sent()).status_code == 302
    page = make.seen_by(wren, f"/practice/{ref}")
    assert make.TITLE in page
    assert "Here from the start" in page, "what stood before is still there to read"


def test_written_it_is_there_for_everybody(wren: Person, heron: Person) -> None:
    answer = make.post(wren, "/practice/new", **make.sent())
    version = written(wren).get()
    assert (answer.status_code, answer["Location"]) == (302, f"/practice/{version.conversation.ref}")
    assert version.script == make.KETTLE
    for path in ("/practice", answer["Location"]):
        page = make.seen_by(heron, path)
        assert make.TITLE in page
        assert "As Wren wrote it" in page
    assert "It bites a little." in make.seen_by(heron, answer["Location"])


def test_empty_moments_and_ways_are_none_and_ways_still_lead_where_they_led(wren: Person) -> None:
    sent = make.sent(**{"moments": "4", "says-3": "1", "line-3": "The end?", "way-3-2": "The end.", "to-3-2": "end"})
    sent |= {"to-0-1": "4", "way-0-2": "", "back-0-2": " "}
    assert make.post(wren, "/practice/new", **sent).status_code == 302
    script = written(wren).get().script
    assert [moment.line for moment in script.moments] == [make.LINE, "I could lend you it.", "The end?"]
    assert script.moments[0].ways[1].to == 3
    assert len(script.moments[0].ways) == 2


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": " … "}, "What is it called?"),
        ({"title": "t" * 101}, "At most 100 letters. Your words"),
        ({"about": ""}, "Where are the two"),
        ({"voice-0": ""}, "Each of the two needs a name"),
        ({"voice-1": "KIT"}, "need different names"),
        ({"line-1": ""}, "What is said here?"),
        ({"way-1-0": "", "way-1-1": "", "back-1-1": ""}, "At least one way to answer"),
        ({"to-0-0": "9"}, "It leads to a moment that is empty"),
        ({"moments": "0"}, "needs at least one moment"),
        ({"moments": "x"}, "needs at least one moment"),
        ({"back-0-0": "b" * 501}, "At most 500 letters"),
    ],
)
def test_bad_input_says_what_is_wrong_and_keeps_what_was_typed(wren: Person, wrong: dict[str, str], said: str) -> None:
    answer = make.post(wren, "/practice/new", **make.sent(**{"thought-0-0": "My own words"} | wrong))
    assert answer.status_code == 422
    assert answer.text.count(said) == 1
    assert wrong.get("moments") or "My own words" in answer.text
    assert not written(wren).exists()


def test_what_is_wrong_after_an_empty_moment_stands_at_its_own_place(wren: Person) -> None:
    sent = make.sent(**{"moments": "3", "says-2": "0", "line-2": "Third", "line-1": "", "way-1-0": "", "way-1-1": ""})
    answer = make.post(wren, "/practice/new", **{**sent, "back-1-1": ""})
    assert answer.status_code == 422
    assert 'id="way-2-0-error"' in answer.text


def test_more_room_keeps_nothing_and_loses_nothing(wren: Person) -> None:
    answer = make.post(wren, "/practice/new", **make.sent(more="yes"))
    assert answer.status_code == 200
    assert 'name="line-2"' in answer.text
    assert "It bites a little." in answer.text
    assert not written(wren).exists()
    full = make.post(wren, "/practice/new", **make.sent(more="yes", moments="99"))
    assert 'name="line-11"' in full.text
    assert 'name="line-12"' not in full.text
    assert "Room for another moment" not in full.text


def test_changed_it_says_something_else_and_the_former_stays(wren: Person, heron: Person) -> None:
    conversation = make.a_conversation(wren)
    before = written(wren).get()
    path = f"/practice/{conversation.ref}"
    assert make.TITLE in make.get(heron, f"{path}/wording").text
    make.post(heron, f"{path}/wording", **make.sent(title="The kettle is off"))
    page = make.seen_by(wren, path)
    assert "The kettle is off" in page
    assert "As Heron wrote it" in page
    assert make.TITLE in make.seen_by(heron, f"{path}/versions/{before.ref}")
    assert make.TITLE in make.get(heron, f"{path}/wording?from={before.ref}").text
    assert "The kettle is off" in make.get(heron, f"{path}/wording?from=nonsense").text
    assert make.post(heron, f"{path}/wording", **make.sent(title="")).status_code == 422


def test_sent_twice_it_is_once(wren: Person, heron: Person) -> None:
    once = new_ref()
    for _ in range(2):
        make.post(wren, "/practice/new", **make.sent(once=once))
    mine = written(wren).get()
    assert mine.conversation.ref == once
    make.post(heron, "/practice/new", **make.sent(once=once))
    assert written(heron).get().conversation.ref != once, "nobody takes another's place by its address"
    again = new_ref()
    for title in ("Off", "Off", "Off again"):
        make.post(heron, f"/practice/{once}/wording", **make.sent(title=title, once=again))
    assert Version.objects.filter(conversation__ref=once).count() == 2
    make.post(wren, f"/practice/{once}/wording", **make.sent(title="On", once=again))
    assert Version.objects.filter(conversation__ref=once).count() == 3
    make.post(wren, f"/practice/{once}/wording", **make.sent(title="On"))
    assert Version.objects.filter(conversation__ref=once).count() == 3, "what says the same changes nothing"


@pytest.mark.django_db(transaction=True)
def test_two_who_change_it_at_the_same_moment_are_two_versions() -> None:
    one, other = make.someone("Wren"), make.someone("Heron")
    conversation = make.a_conversation(one)
    barrier = Barrier(2)

    def change(person: Person) -> None:
        barrier.wait()
        actions.change(conversation, replace(make.KETTLE, title=person.name), by=person)
        connections.close_all()

    threads = [Thread(target=change, args=(person,)) for person in (one, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    numbers = conversation.versions.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3]


def test_taken_back_it_says_again_what_it_said_before(wren: Person, heron: Person) -> None:
    conversation = make.a_conversation(wren)
    path = f"/practice/{conversation.ref}"
    theirs = actions.change(conversation, replace(make.KETTLE, title="The kettle is off"), by=heron)
    removal = f"{path}/versions/{theirs.ref}/removal"
    assert make.get(wren, removal).status_code == 403
    assert make.post(wren, removal).status_code == 403
    assert "What others took over" in make.seen_by(heron, removal)
    assert make.post(heron, removal).status_code == 302
    page = make.seen_by(heron, path)
    assert make.TITLE in page
    assert "The kettle is off" not in page
    make.post(wren, f"{path}/versions/{written(wren).get().ref}/removal")
    assert make.get(heron, path).status_code == 404
    assert not Conversation.objects.filter(pk=conversation.pk).exists()


def test_who_is_muted_is_not_come_across_and_who_is_blocked_wrote_nothing(
    wren: Person, heron: Person, otter: Person
) -> None:
    conversation = make.a_conversation(wren)
    actions.change(conversation, replace(make.KETTLE, title="The kettle is off"), by=heron)
    path = f"/practice/{conversation.ref}"
    people.mute(heron, by=otter)
    assert make.TITLE in make.seen_by(otter, "/practice")
    people.unmute(heron, by=otter)
    for by, other in ((otter, heron), (heron, otter)):
        people.block(other, by=by)
        for page in (make.seen_by(otter, "/practice"), make.seen_by(otter, path)):
            assert "The kettle is off" not in page
            assert "Heron" not in page
            assert make.TITLE in page
        people.unblock(other, by=by)
    people.block(wren, by=heron)
    assert "The kettle is off" in make.seen_by(heron, path)
    alone = make.a_conversation(wren)
    assert make.get(heron, f"/practice/{alone.ref}").status_code == 404


def test_words_somebody_asked_to_hide_are_folded(wren: Person, heron: Person) -> None:
    conversation = make.a_conversation(wren)
    people.hide("boil", by=heron)
    for path in (f"/practice/{conversation.ref}", f"/practice/{conversation.ref}/alone"):
        assert "Something you asked to hide" in make.seen_by(heron, path)


def test_who_floods_is_stopped_and_keeps_the_words(wren: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "WRITTEN_A_DAY", 1)
    assert make.post(wren, "/practice/new", **make.sent(title="")).status_code == 422, "a slip of the pen is none"
    assert make.post(wren, "/practice/new", **make.sent()).status_code == 302
    answer = make.post(wren, "/practice/new", **make.sent())
    assert (answer.status_code, "It bites a little." in answer.text) == (429, True)


def test_signed_out_and_by_another_method(wren: Person) -> None:
    conversation = make.a_conversation(wren)
    path = f"/practice/{conversation.ref}"
    assert Client().get(path)["Location"].startswith("/door")
    assert make.post(wren, path).status_code == 405
    for one in ("along", "sittings"):
        assert make.get(wren, f"{path}/{one}").status_code == 405


@pytest.mark.parametrize("many", [2, 9])
def test_no_page_asks_more_when_there_is_more(
    wren: Person, heron: Person, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "AT_ONCE", 7)
    conversation = make.a_conversation(wren)
    for n in range(many):
        make.a_conversation(make.someone(f"Bird {n}"), replace(make.KETTLE, title=f"Kettle {n}"))
        actions.change(conversation, replace(make.KETTLE, title=f"Kettle {n}"), by=make.someone(f"Other bird {n}"))
    browser = make.signed_in_as(heron)
    for path, at_most in (("/practice", 4), (f"/practice/{conversation.ref}", 4)):
        with CaptureQueriesContext(connection) as asked:
            page = browser.get(path)
        assert page.status_code == 200
        assert len(asked) <= at_most, [one["sql"] for one in asked]
        assert ("page=2" in page.text) == (many == 9)
