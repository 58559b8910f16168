"""What a law demands is taken away by the host, everywhere at once; a line stays, and the record says so."""

import argparse
from typing import Any

import pytest

from eachother.circles import actions as circles
from eachother.circles.models import Door, Readers
from eachother.commands import remove as command
from eachother.commands.plainly import PlainError
from eachother.connections.models import Message
from eachother.connections.tests import make as connected
from eachother.exchange.tests import make as asks
from eachother.finding.actions import put_words
from eachother.gatherings.tests import make as gather
from eachother.people.models import Person
from eachother.record import queries, removing
from eachother.record.models import Entry
from eachother.talk import actions as talk
from eachother.talk.models import Before, Picture, Reply
from eachother.tests import talked
from eachother.tests.somebody import signed_in_as, someone, words_of

pytestmark = pytest.mark.django_db
GONE = "Marmalade on Tuesdays"
WHY = "a court in Lisbon ordered it"
LINE = "Removed by the host on"


@pytest.fixture
def wren(db: None) -> Person:
    return someone("Wren", "benefits letters")


@pytest.fixture
def juniper(db: None) -> Person:
    return someone("Juniper", "benefits letters")


@pytest.fixture(autouse=True)
def _ready_already(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "make_ready", lambda: False)


def removes(what: str, where: str, because: str = WHY) -> None:
    assert command.run(argparse.Namespace(what=what, where=where, because=because)) == 0


def page(person: Person, path: str, **sent: Any) -> str:
    browser = signed_in_as(person)
    return words_of((browser.post(path, sent) if sent else browser.get(path)).content)


def assert_written(what: str) -> None:
    entry = Entry.objects.get()
    assert (entry.kind, entry.facts, entry.words.text) == ("removed", {"what": what}, WHY)
    assert "".join(queries.lines()).count(GONE) == 0
    assert queries.broken() is None


def test_something_said_in_a_circle(wren: Person, juniper: Person, capsys: Any) -> None:
    thread = talked.a_bench(wren, juniper)
    said = talk.reply(thread, talked.saying(GONE, picture=talked.a_picture()), by=wren)
    talk.say_differently(said, f"{GONE}, and toast.", note="", by=wren)
    quoting = talk.reply(thread, talked.saying("Indeed.", quotes=said), by=juniper)
    path = f"/circles/talk/{thread.ref}"
    assert GONE in page(juniper, path)
    picture = Picture.objects.get().ref
    removes("reply", f"https://riverside.example{path}?at={said.ref}#{said.ref}")
    assert "entry 1 of the record" in capsys.readouterr().out
    seen = page(juniper, path)
    assert GONE not in seen
    assert seen.count(LINE) == 2, "in its place, and where it is quoted"
    assert f"because: {WHY}" in seen
    assert signed_in_as(juniper).get(f"/circles/pictures/{picture}").status_code == 404
    assert not Picture.objects.exists()
    assert not Before.objects.filter(reply=said).exists()
    assert_written("reply")
    talk.take_back(quoting, by=juniper)
    assert Reply.objects.filter(pk=said.pk).exists(), "nothing leans on it, and its place stays"
    with pytest.raises(PlainError, match="no such thing"):
        removes("reply", said.ref)


def test_a_picture_goes_and_the_words_with_it_stay(wren: Person, juniper: Person) -> None:
    thread = talked.a_bench(wren, juniper)
    said = talk.reply(thread, talked.saying("Look.", picture=talked.a_picture()), by=wren)
    removes("picture", Picture.objects.get().ref)
    said.refresh_from_db()
    assert said.words.startswith(f"Look.\n\n{LINE}")
    assert not Picture.objects.exists()


def test_an_ask_and_where_it_is_found(wren: Person, juniper: Person) -> None:
    slip = asks.a_slip(wren, f"{GONE}, please.")
    assert GONE in page(juniper, "/asks/words", words="marmalade")
    removes("ask", slip.ref)
    for path in ("/asks", f"/asks/{slip.ref}"):
        assert GONE not in (seen := page(juniper, path))
        assert LINE in seen
    assert f"{GONE}, please" not in page(juniper, "/asks/words", words="marmalade")
    assert_written("ask")


def test_a_gathering_and_its_calendar(wren: Person, juniper: Person) -> None:
    gathering = gather.weekly(wren)
    type(gathering).objects.filter(pk=gathering.pk).update(name=GONE, words=GONE, place=GONE)
    removes("gathering", f"/gatherings/{gathering.ref}")
    for path in ("/gatherings", f"/gatherings/{gathering.ref}"):
        assert GONE not in page(juniper, path), path
    assert LINE in page(juniper, f"/gatherings/{gathering.ref}")
    assert_written("gathering")


def test_what_a_circle_says_and_what_it_agreed(wren: Person) -> None:
    circle = circles.start("Jam", GONE, about=[], door=Door.SHARED, readers=Readers.EVERYBODY, by=wren)
    clause = circles.propose(circle, GONE, part="among-us", by=wren)
    removes("circle", f"/circles/{circle.ref}")
    removes("clause", clause.ref)
    for path in (f"/circles/{circle.ref}", f"/circles/{circle.ref}/agreement"):
        assert GONE not in (seen := page(wren, path))
        assert LINE in seen


def test_what_somebody_says_of_themselves_is_found_no_more(wren: Person, juniper: Person) -> None:
    wren.words = f"{GONE}."
    wren.save(update_fields=["words"])
    put_words(wren)
    assert "Wren" in page(juniper, "/people/words", words="marmalade")
    removes("person", wren.ref)
    assert GONE not in (seen := page(juniper, f"/people/{wren.ref}"))
    assert LINE in seen
    assert GONE not in page(juniper, "/people/words", words="marmalade")
    assert_written("person")


def test_what_is_sealed_goes_whole_and_unread() -> None:
    one, other = connected.a_peer("Wren"), connected.a_peer("Juniper")
    pair = connected.come_alongside(one, other)
    before = Message.objects.filter(deleted_at=None).count()
    place = Message.objects.filter(deleted_at=None).order_by("place").values_list("place", flat=True)[0]
    removes("message", f"{pair.ref}/{place}")
    assert Message.objects.filter(deleted_at=None).count() == before - 1
    file = pair.file_comes(b"the sound of a kettle", as_=other)
    removes("file", file.ref)
    assert [one.facts for one in Entry.objects.order_by("number")] == [{"what": "message"}, {"what": "file"}]
    for what, where in (("message", f"{pair.ref}/{place}"), ("message", pair.ref), ("file", "a" * 16)):
        with pytest.raises(PlainError, match="no such thing"):
            removes(what, where)


@pytest.mark.parametrize(
    ("what", "because", "says"), [("", WHY, "one of these"), ("tea", WHY, "reply"), ("reply", " ", "Say why"),
                                  ("reply", "w" * 301, "longer than")]
)  # fmt: skip
def test_what_is_missing_is_said(what: str, because: str, says: str) -> None:
    with pytest.raises(PlainError, match=says):
        removes(what, "a" * 16, because)
    assert not Entry.objects.exists()


@pytest.mark.parametrize("what", [one.name for one in removing.offered()])
def test_where_there_is_nothing_nothing_is_written(what: str) -> None:
    for where in ("a" * 16, "", "\0", "9999999999", "x/1"):
        with pytest.raises(PlainError, match="no such thing"):
            removes(what, where)
    assert not Entry.objects.exists()
