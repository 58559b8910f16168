"""Saying something at the table."""

import gc
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from eachother.circles import actions as circles
from eachother.circles.models import Circle, Readers
from eachother.foundation.refs import new_ref
from eachother.live.hub import hub
from eachother.people import actions as people
from eachother.people.models import Person
from eachother.table import actions, board, shown
from eachother.table.memory import Memory
from eachother.table.seats import LINES_AT_MOST, Tables
from eachother.table.tests import make

WORDS = "The kettle has opinions tonight"


def say(person: Person, circle: Circle, words: str = WORDS, once: str = "", **headers: str) -> Any:
    browser = make.signed_in_as(person)
    return browser.post(f"/circles/{circle.ref}/table/lines", {"words": words, "once": once}, headers=headers)


def test_it_is_heard(tables: Tables, circle: Circle, wren: Person, juniper: Person) -> None:
    answer = say(wren, circle)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/circles/{circle.ref}/table")
    page = make.signed_in_as(juniper).get(f"/circles/{circle.ref}/table")
    assert WORDS in page.text
    assert make.seats_seen_by(juniper, circle) == {"Wren": False}, "whoever speaks sits there to talk"


def test_signed_out(circle: Circle, client: Any) -> None:
    assert client.post(f"/circles/{circle.ref}/table/lines", {"words": WORDS}).headers["Location"].startswith("/door")


def test_for_a_reader_from_outside_there_is_no_table(
    tables: Tables, circle: Circle, wren: Person, heron: Person
) -> None:
    make.says(circle, WORDS, wren)
    browser = make.signed_in_as(heron)
    assert browser.get(f"/circles/{circle.ref}").status_code == 200
    for path in ("table", "table/now"):
        assert browser.get(f"/circles/{circle.ref}/{path}").status_code == 404
    for path in ("table/lines", "table/seat", "table/seat/withdrawal", f"table/lines/{new_ref()}/withdrawal"):
        assert browser.post(f"/circles/{circle.ref}/{path}", {"words": "hello"}).status_code == 404
    front = browser.get(f"/circles/{circle.ref}").text
    assert "At the table" not in front
    assert f"/circles/{circle.ref}/table" not in front


def test_nor_where_one_may_not_read(wren: Person, heron: Person) -> None:
    kept = make.a_circle(wren, readers=Readers.CIRCLE)
    assert say(heron, kept).status_code == 404


def test_get_is_refused(circle: Circle, wren: Person) -> None:
    assert make.signed_in_as(wren).get(f"/circles/{circle.ref}/table/lines").status_code == 405


@pytest.mark.parametrize(
    ("words", "told"), [("", "A word or two"), (" \n", "A word or two"), ("w" * 501, "At most 500")]
)
def test_too_little_or_too_much(circle: Circle, wren: Person, words: str, told: str) -> None:
    for headers in ({}, {"HX-Request": "true"}):
        answer = say(wren, circle, words, **headers)
        assert answer.status_code == 422
        assert told in answer.text
        assert words.strip() in answer.text
    assert make.words_seen_by(wren, circle) == []


def test_sent_twice_it_is_said_once(tables: Tables, circle: Circle, wren: Person, juniper: Person) -> None:
    once = new_ref()
    for person in (wren, wren, juniper):
        say(person, circle, once=once)
    assert make.words_seen_by(wren, circle) == [WORDS, WORDS], "once by each"


def test_what_floods_is_slowed(circle: Circle, wren: Person, only: Callable[[str, int], None]) -> None:
    only("line", 2)
    assert [say(wren, circle, f"Line {n}").status_code for n in range(3)] == [302, 302, 429]
    late = say(wren, circle, "Line 4", **{"HX-Request": "true"})
    assert (late.status_code, "wait a moment" in late.text, "Line 4" in late.text) == (429, True, True)
    assert make.words_seen_by(wren, circle) == ["Line 0", "Line 1"]


def test_what_one_sees_of_a_line_is_not_what_another_sees(circle: Circle, wren: Person, juniper: Person) -> None:
    """Each line is made into HTML once for all who see it alike, and for nobody else."""
    people.hide("kettle", by=juniper)
    say(wren, circle)
    path = f"/circles/{circle.ref}/table/now"
    hers, his, hidden = (make.signed_in_as(one).get(path).text for one in (wren, make.somebody_in(circle), juniper))
    assert [("Take it back" in page, "Something you asked to hide" in page) for page in (hers, his, hidden)] == [
        (True, False),
        (False, False),
        (False, True),
    ]
    assert "Take it back" in make.signed_in_as(wren).get(path).text, "also when others have looked since"
    people.mute(wren, by=juniper)
    assert WORDS not in make.signed_in_as(juniper).get(path).text


def test_no_html_of_a_line_outlives_it(circle: Circle, wren: Person, juniper: Person) -> None:
    once, words = new_ref(), f"The kettle says {new_ref()}"
    say(wren, circle, words, once=once)
    assert words in make.signed_in_as(juniper).get(f"/circles/{circle.ref}/table/now").text
    in_memory = isinstance(board.tables(), Memory)  # out of Redis a line comes anew each time, and goes at once
    assert any(line.words == words for line in shown._made) == in_memory
    actions.take_back(circle, once, by=wren)
    gc.collect()
    assert not any(line.words == words for line in shown._made)


def test_within_the_hour_it_is_gone(tables: Tables, circle: Circle, wren: Person) -> None:
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        make.says(circle, "said first", wren)
    with time_machine.travel(now + timedelta(minutes=54), tick=False):
        make.says(circle, "said later", wren)
        assert make.words_seen_by(wren, circle) == ["said first", "said later"]
    with time_machine.travel(now + timedelta(minutes=56), tick=False):
        assert make.words_seen_by(wren, circle) == ["said later"]


def test_there_are_never_many(tables: Tables, circle: Circle, wren: Person) -> None:
    for n in range(LINES_AT_MOST + 3):
        make.says(circle, f"number {n}", wren)
    words = make.words_seen_by(wren, circle)
    assert (len(words), words[0], words[-1]) == (LINES_AT_MOST, "number 3", f"number {LINES_AT_MOST + 2}")


def test_one_takes_ones_own_back(tables: Tables, circle: Circle, wren: Person, juniper: Person) -> None:
    once = new_ref()
    make.says(circle, WORDS, wren, once)
    make.says(circle, "I heard that", juniper)
    address = f"/circles/{circle.ref}/table/lines/{once}/withdrawal"
    make.signed_in_as(juniper).post(address)
    assert WORDS in make.words_seen_by(juniper, circle), "it is not hers"
    for _twice in range(2):
        assert make.signed_in_as(wren).post(address).status_code == 302
    assert make.words_seen_by(juniper, circle) == ["I heard that"]


def test_whoever_leaves_takes_their_words_along_if_they_wish(
    tables: Tables, circle: Circle, wren: Person, juniper: Person, otter: Person
) -> None:
    for person in (juniper, otter):
        make.says(circle, f"{person.name} was here", person)
    circles.leave(circle, by=juniper)
    circles.leave(circle, by=otter, takes_words=True)
    assert make.words_seen_by(wren, circle) == ["Juniper was here"]
    assert make.seats_seen_by(wren, circle) == {}


def test_whoever_is_forgotten_leaves_no_word(tables: Tables, circle: Circle, wren: Person, juniper: Person) -> None:
    make.says(circle, WORDS, juniper)
    actions.forget(juniper)
    assert make.words_seen_by(wren, circle) == []
    assert make.seats_seen_by(wren, circle) == {}


@pytest.mark.parametrize("by_wren", [True, False])
def test_the_blocked_do_not_meet(
    tables: Tables, circle: Circle, wren: Person, juniper: Person, *, by_wren: bool
) -> None:
    for person in (wren, juniper):
        make.says(circle, f"{person.name} says", person)
    one, other = (wren, juniper) if by_wren else (juniper, wren)
    people.block(other, by=one)
    assert make.words_seen_by(wren, circle) == ["Wren says"]
    assert make.words_seen_by(juniper, circle) == ["Juniper says"]
    assert make.seats_seen_by(juniper, circle) == {"Juniper": False}
    others = Person.objects.get(name="Otter")
    assert len(make.words_seen_by(others, circle)) == 2


def test_the_muted_do_not_appear(tables: Tables, circle: Circle, wren: Person, juniper: Person) -> None:
    make.says(circle, WORDS, juniper)
    people.mute(juniper, by=wren)
    assert (make.words_seen_by(wren, circle), make.seats_seen_by(wren, circle)) == ([], {})
    assert make.words_seen_by(juniper, circle) == [WORDS]


def test_hidden_words_are_folded(circle: Circle, wren: Person, juniper: Person) -> None:
    people.hide("kettle", by=wren)
    make.says(circle, WORDS, juniper)
    page = make.signed_in_as(wren).get(f"/circles/{circle.ref}/table").text
    assert "Something you asked to hide" in page
    assert "Something you asked to hide" not in make.signed_in_as(juniper).get(f"/circles/{circle.ref}/table").text


def test_who_is_told_and_of_what(
    circle: Circle,
    wren: Person,
    juniper: Person,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    """The stream says that the table of the circle has changed, to those who may come across who spoke."""
    told: list[Any] = []
    monkeypatch.setattr(hub, "tell", lambda people, topics: told.append((set(people), tuple(topics))))
    people.block(wren, by=Person.objects.get(name="Otter"))
    told.clear()
    with django_capture_on_commit_callbacks(execute=True):
        say(wren, circle)
    assert told == [({wren.pk, juniper.pk}, (f"table:{circle.ref}",))]
