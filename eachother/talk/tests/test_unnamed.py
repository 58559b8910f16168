"""Words without a name: nobody in the circle can find out whose they are, and neither can the database."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction

from eachother.circles import actions as circles
from eachother.circles.models import Circle
from eachother.people import actions as people
from eachother.people import leaving
from eachother.people.models import Person
from eachother.people.models.invitation import new_code
from eachother.talk import actions
from eachother.talk.models import Following, Place, Reply, Thread
from eachother.talk.tests import make

RANDOM = re.compile(r"\b([a-z2-7]{16}|[a-z2-7]{32}|[0-9a-f]{64}|\w{64})\b")
SECRET = "I steal the good biscuits."


def send(thread: Thread, by: Person, code: str = "", **more: Any) -> Any:
    return make.sends(thread, SECRET, by=by, unnamed="on", **({"once": code} if code else {}), **more)


def key_in(page: Any) -> str:
    found = re.search(r"data-key-kept-for[^>]*>([a-z2-7]{32})<", page.text)
    assert found
    return found[1]


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is done inside is undone."""
    mark = transaction.savepoint()
    yield
    transaction.savepoint_rollback(mark)


def rows() -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Every row of every table."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            yield from ((table, row) for row in cursor.fetchall())


def test_it_stands_there_and_the_key_is_shown_once(
    thread: Thread, unnamed: Circle, wren: Person, otter: Person
) -> None:
    code = new_code()
    answer = send(thread, wren, code)
    assert answer.status_code == 200
    key = key_in(answer)
    page = make.thread_page(thread, otter)
    assert f"Somebody in this circle just now {SECRET}" in page
    assert "Wren" not in page
    kept = "".join(str(row) for _table, row in rows())
    assert code not in kept
    assert key not in kept


def test_the_page_says_who_can_still_know(thread: Thread, unnamed: Circle, wren: Person) -> None:
    page = make.thread_page(thread, wren)
    for said in (
        "the database does not hold it either: not even whoever hosts this can look it up",
        "without that key it can never be changed or taken back",
        "your way of writing, the moment, and somebody who watches the machine itself while you send it",
        "Where you are few in a circle, it is soon guessed",
    ):
        assert said in page


@pytest.mark.usefixtures("unnamed")
@time_machine.travel("2026-03-01 04:00", tick=False)
def test_whoever_writes_it_the_same_is_kept(thread: Thread, wren: Person, juniper: Person) -> None:
    """The database after Wren wrote it and the database after Juniper did differ in nothing but what is random."""
    kept = []
    for writer in (wren, juniper):
        with undone():
            before = set(rows())
            actions.reply(thread, make.saying(SECRET, unnamed=True), by=writer)
            kept.append(sorted(RANDOM.sub("…", f"{table} {row[1:]}") for table, row in set(rows()) - before))
    assert kept[0] == kept[1]
    assert any(SECRET in row for row in kept[0])


@pytest.mark.usefixtures("unnamed")
@time_machine.travel("2026-03-01 04:00", tick=False)
def test_no_page_of_anybody_differs_by_who_wrote_it(thread: Thread, wren: Person, juniper: Person) -> None:
    """What Otter can open, after the one wrote it and after the other did."""
    otter, circle = Person.objects.get(name="Otter"), thread.circle.ref
    paths = [f"/circles/talk/{thread.ref}", f"/circles/{circle}/talk", f"/circles/{circle}", "/me/leaving/about"]
    seen = []
    for writer in (wren, juniper):
        with undone():
            reply = actions.reply(thread, make.saying(SECRET, unnamed=True), by=writer)
            of_it = [f"/circles/said/{reply.ref}/{page}" for page in ("wording", "removal")]
            browser = make.signed_in_as(otter)
            seen.append([RANDOM.sub("…", browser.get(path).text) for path in ("/today", *paths, *of_it)])
    assert seen[0] == seen[1]
    assert SECRET in seen[0][1]


def test_nobody_is_left_out_of_what_open_pages_hear(
    thread: Thread, unnamed: Circle, wren: Person, juniper: Person, told: list[Any]
) -> None:
    people.block(juniper, by=wren)
    actions.follow(thread, by=wren)
    told.clear()
    actions.reply(thread, make.saying(SECRET, unnamed=True), by=wren)
    heard = {topic: whom for whom, topics in told for topic in topics}
    in_it = {wren.pk, juniper.pk, thread.replies.get(number=1).by_id}
    assert heard[f"talk:{thread.ref}"] == in_it
    assert heard["today"] == {wren.pk, thread.replies.get(number=1).by_id}, "all who follow, whoever wrote it"


def test_writing_it_makes_nobody_follow(thread: Thread, unnamed: Circle, wren: Person) -> None:
    send(thread, wren)
    assert not Following.objects.filter(person=wren).exists()


def test_a_thread_can_begin_so(kitchen: Circle, unnamed: Circle, wren: Person, otter: Person) -> None:
    form = {"title": "Biscuits", "words": SECRET, "unnamed": "on", "once": new_code()}
    make.signed_in_as(wren).post(f"/circles/{kitchen.ref}/talk", form)
    assert "begun without a name" in make.page(f"/circles/{kitchen.ref}/talk", otter)
    people.block(wren, by=otter)
    assert "Biscuits" in make.page(f"/circles/{kitchen.ref}/talk", otter), "or its absence would tell"


def test_whoever_has_the_key_changes_it_and_takes_it_back(
    thread: Thread, unnamed: Circle, wren: Person, otter: Person
) -> None:
    key = key_in(send(thread, wren))
    reply = Reply.objects.get(number=2)
    browser = make.signed_in_as(wren)
    wording, removal = (f"/circles/said/{reply.ref}/{path}" for path in ("wording", "removal"))
    for wrong in ("", "x", new_code()):
        answer = browser.post(wording, {"words": "I ask first.", "key": wrong})
        assert answer.status_code == 422
        assert "That is not the key to this." in answer.text
        assert browser.post(removal, {"key": wrong}).status_code == 422
    assert browser.post(wording, {"words": "I ask first.", "key": key}).status_code == 302
    page = make.thread_page(thread, otter)
    assert "Somebody in this circle just now · said differently I ask first." in page
    assert browser.post(removal, {"key": f" {key}\n"}).status_code == 302
    assert not Reply.objects.filter(pk=reply.pk).exists()


def test_a_key_cannot_be_guessed_for_ever(thread: Thread, unnamed: Circle, wren: Person, otter: Person) -> None:
    send(thread, wren)
    removal = f"/circles/said/{Reply.objects.get(number=2).ref}/removal"
    browser = make.signed_in_as(otter)
    assert [browser.post(removal, {"key": new_code()}).status_code for _try in range(21)][-1] == 429


def test_sent_twice_it_is_said_once_and_the_key_is_shown_again(thread: Thread, unnamed: Circle, wren: Person) -> None:
    code = new_code()
    assert len({key_in(send(thread, wren, code)) for _time in range(2)}) == 1
    assert Reply.objects.filter(thread=thread).count() == 2


def test_a_form_that_somebody_goes_back_to_gives_each_slip_a_key_of_its_own(
    thread: Thread, unnamed: Circle, wren: Person
) -> None:
    code = new_code()
    slips = ("The good ones.", "And the tea.")
    first, second = (key_in(make.sends(thread, words, by=wren, unnamed="on", once=code)) for words in slips)
    keys = Reply.objects.filter(thread=thread).exclude(key="").values_list("key", flat=True)
    assert len({*keys}) == 2, "nothing in the database says that one person wrote both"
    wording = f"/circles/said/{Reply.objects.get(words='And the tea.').ref}/wording"
    browser = make.signed_in_as(wren)
    assert browser.post(wording, {"words": "Only tea.", "key": first}).status_code == 422
    assert browser.post(wording, {"words": "Only tea.", "key": second}).status_code == 302


def test_no_row_says_when_somebody_read(thread: Thread, unnamed: Circle, wren: Person) -> None:
    """Whoever has just written is the first to open the page: with a moment the database would say who that was."""
    reply = Reply.objects.get(ref=re.search(r"/circles/said/([a-z2-7]{16})", send(thread, wren).text)[1])  # type: ignore[index]
    make.thread_page(thread, wren)
    place = Place.objects.filter(thread=thread, person=wren).values().get()
    assert place == {"id": place["id"], "thread_id": thread.pk, "person_id": wren.pk, "number": reply.number}


def test_where_it_is_not_agreed_it_is_refused_and_never_sent_with_the_name(thread: Thread, wren: Person) -> None:
    assert "Without my name" not in make.thread_page(thread, wren)
    answer = send(thread, wren)
    assert answer.status_code == 422
    assert "In this circle people write with their names. Nothing was sent" in answer.text
    assert SECRET in answer.text
    assert Reply.objects.count() == 1


def test_it_is_in_nobody_s_archive_and_stays_when_they_go(
    kitchen: Circle, thread: Thread, unnamed: Circle, wren: Person
) -> None:
    send(thread, wren)
    assert all(SECRET not in str(leaving.export(person)) for person in Person.objects.all())
    circles.leave(kitchen, by=wren, takes_words=True)
    assert Reply.objects.filter(words=SECRET).exists()
