"""Ending with a last word, and letting one's copy go."""

import pytest
from django.utils import timezone

from eachother.connections import actions
from eachother.connections.models import Connection, Grant, Message
from eachother.connections.queries import list_for
from eachother.connections.refusals import Impossible, Refused
from eachother.connections.tests import make
from eachother.notices.models import Notice
from eachother.people.models import Person

pytestmark = pytest.mark.django_db


def ended(pair: make.Alongside) -> make.Alongside:
    actions.end(pair.connection, by=pair.wren.person)
    return pair


def grants_of(peer: make.Peer) -> int:
    return Grant.objects.filter(person=peer.person).count()


def test_the_last_word_comes_with_the_end(pair: make.Alongside) -> None:
    sealed = pair.sealed("Go well.").text
    for _ in range(2):
        actions.end_with_words(pair.connection, by=pair.wren.person, sealed=sealed)
    assert pair.connection.state == "ended"
    assert Message.objects.filter(kind="words").count() == 1
    assert [notice.kind for notice in Notice.objects.filter(person=pair.juniper.person)] == ["connections.words"]
    with pytest.raises(Refused, match="ended"):
        pair.says("and one more")


def test_out_of_a_pause_too(pair: make.Alongside) -> None:
    actions.pause(pair.connection, by=pair.juniper.person)
    actions.end_with_words(pair.connection, by=pair.wren.person, sealed=pair.sealed("Go well.").text)
    assert pair.connection.state == "ended"


def test_both_or_neither(pair: make.Alongside) -> None:
    """Another device was first: nothing has ended, and the page seals it anew."""
    stale = pair.sealed("Go well.")
    pair.talk.tips[pair.wren.ref] = (1, bytes(Message.objects.get(sequence=1, sender=pair.wren.person).digest))
    pair.says("from the other device")
    with pytest.raises(Refused, match="sequence"):
        actions.end_with_words(pair.connection, by=pair.wren.person, sealed=stale.text)
    assert pair.connection.state == "alongside"


def test_no_last_word_after_the_end_nor_to_a_hello(pair: make.Alongside, otter: make.Peer) -> None:
    ended(pair)
    with pytest.raises(Refused, match="ended"):
        actions.end_with_words(pair.connection, by=pair.juniper.person, sealed=pair.sealed("Wait.", pair.juniper).text)
    waiting = make.greeted(otter, pair.wren)
    with pytest.raises(Refused, match="waiting"):
        actions.end_with_words(waiting.connection, by=otter.person, sealed=waiting.sealed("No.").text)


def test_it_takes_words(pair: make.Alongside) -> None:
    with pytest.raises(Impossible, match="not-words"):
        actions.end_with_words(pair.connection, by=pair.wren.person, sealed=pair.tombstone(Message.objects.get()).text)


def test_whoever_lets_go_has_nothing_of_it_and_the_other_all(pair: make.Alongside) -> None:
    pair.says("What was said.")
    ended(pair)
    actions.let_go(pair.connection, by=pair.juniper.person)
    assert (grants_of(pair.juniper), grants_of(pair.wren)) == (0, 1)
    assert list_for(pair.juniper.person) == []
    script = make.script_of(pair.juniper)
    for noun in ("messages", "keys", "clauses"):
        assert script.get(f"/alongside/{pair.ref}/{noun}").status_code == 404
    reader = make.reader_of(pair, pair.wren)
    rows = make.script_of(pair.wren).get(f"/alongside/{pair.ref}/messages").json()["messages"]
    assert [reader.open(row["sealed"], sender=pair.wren.ref).body["text"] for row in rows][-1] == "What was said."


def test_the_other_is_not_told(pair: make.Alongside, nudges: list[tuple[set[int], tuple[str, ...]]]) -> None:
    ended(pair)
    wrens = make.signed_in_as(pair.wren)
    before, there = wrens.get(f"/alongside/{pair.ref}/messages").json(), len(nudges)
    actions.let_go(pair.connection, by=pair.juniper.person)
    assert wrens.get(f"/alongside/{pair.ref}/messages").json() == before
    assert not [topics for people, topics in nudges[there:] if pair.wren.person.pk in people]


def test_when_nobody_keeps_it_all_of_it_goes(pair: make.Alongside) -> None:
    ended(pair)
    for peer in (pair.juniper, pair.wren):
        actions.let_go(pair.connection, by=peer.person)
    assert not Connection.objects.exists()
    assert not Message.objects.exists()


def test_not_while_the_two_are_together(pair: make.Alongside) -> None:
    with pytest.raises(Refused, match="alongside"):
        actions.let_go(pair.connection, by=pair.wren.person)
    make.signed_in_as(pair.wren).post(f"/alongside/{pair.ref}/letting-go")
    assert grants_of(pair.wren) == 1


def test_who_has_let_go_and_leaves_takes_nothing_from_the_other(pair: make.Alongside) -> None:
    ended(pair)
    actions.let_go(pair.connection, by=pair.juniper.person)
    actions.forget(pair.juniper.person)
    assert [one.ref for one in list_for(pair.wren.person)] == [pair.ref]
    actions.forget(pair.wren.person)
    assert not Connection.objects.exists()


def test_who_left_and_comes_back_finds_it_over(pair: make.Alongside) -> None:
    """Not somebody alongside who never hears them, and whom nobody can greet anew."""
    people = Person.objects.filter(pk=pair.wren.person.pk)
    people.update(left_at=timezone.now())
    actions.let_go(pair.connection, by=pair.juniper.person)
    people.update(left_at=None)
    assert [one.state for one in list_for(pair.wren.person)] == ["ended"]
    with pytest.raises(Refused, match="ended"):
        pair.says("Are you there?")
    assert make.greeted(pair.juniper, pair.wren).connection.state == "proposed"


def test_coming_back_takes_a_hello_and_a_yes(pair: make.Alongside) -> None:
    ended(pair)
    actions.let_go(pair.connection, by=pair.juniper.person)
    again = make.greeted(pair.juniper, pair.wren)
    assert again.connection.state == "proposed"
    actions.come_alongside(again.connection, by=pair.wren.person)
    assert [one.ref for one in list_for(pair.juniper.person)] == [again.ref]


def test_the_pages_say_what_it_means(pair: make.Alongside) -> None:
    wrens = make.signed_in_as(pair.wren)
    assert "End it without a word" in wrens.get(f"/alongside/{pair.ref}/end").text
    wrens.post(f"/alongside/{pair.ref}/end")
    assert "Let your copy go" in wrens.get(f"/alongside/{pair.ref}").text
    assert "Juniper is not told" in wrens.get(f"/alongside/{pair.ref}/letting-go").text
    assert wrens.post(f"/alongside/{pair.ref}/letting-go").headers["Location"] == "/alongside"
    assert wrens.get(f"/alongside/{pair.ref}").status_code == 404
