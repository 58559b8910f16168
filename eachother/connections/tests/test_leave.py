"""Somebody leaves: what stays with the others, what goes, and when all of it goes."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from eachother.connections import actions
from eachother.connections.models import Clause, Connection, Consent, Grant, Message, State
from eachother.connections.queries import connection_for, list_for, standing
from eachother.connections.refusals import Refused
from eachother.connections.tests import make
from eachother.notices.models import Notice
from eachother.people import actions as people
from eachother.people.models import Keyring, Leaving, Person, Words

pytestmark = pytest.mark.django_db


def leaves(peer: make.Peer, words: Words = Words.STAY, *, fading: bool = False) -> None:
    """What `people.actions.leave` does once the passphrase is proven."""
    now = timezone.now()
    Leaving.objects.create(person=peer.person, words=words, erase_at=now + timedelta(days=7 if fading else 0))
    Person.objects.filter(pk=peer.person.pk).update(left_at=now)
    if not fading:
        people.erase(peer.person)


def rows(pair: make.Alongside, peer: make.Peer) -> list[dict[str, Any]]:
    return list(make.script_of(peer).get(f"/alongside/{pair.ref}/messages").json()["messages"])


def test_what_was_received_stays_without_a_name(pair: make.Alongside) -> None:
    pair.says("Stays with you")
    pair.agrees(pair.proposes(), pair.juniper)
    leaves(pair.wren)
    remnant = Person.objects.get(ref=pair.wren.ref)
    assert (remnant.name, remnant.words, remnant.called) == ("", "", "Somebody who left")
    assert "wren" not in remnant.login
    assert bytes(Keyring.objects.get(person=remnant).bundle) == b""
    assert not Grant.objects.filter(person=remnant).exists()
    assert Consent.objects.filter(person=remnant).exists(), "what was agreed on stays"
    assert all("sealed" in row for row in rows(pair, pair.juniper))
    stands = standing(connection_for(pair.juniper.person, pair.ref), pair.juniper.person)
    assert (pair.connection.state, stands.phase) == (State.ENDED, "left")


def test_juniper_s_page_says_so(pair: make.Alongside) -> None:
    leaves(pair.wren)
    junipers = make.signed_in_as(pair.juniper)
    talk, listed = junipers.get(f"/alongside/{pair.ref}").text, junipers.get("/alongside").text
    assert 'data-phase="left"' in talk
    assert "Whoever was here with you has left." in talk
    assert "Somebody who left" in listed
    assert "Wren" not in talk + listed


def test_words_can_go_too(pair: make.Alongside) -> None:
    pair.says("Goes with me")
    pair.says("Is Juniper’s", pair.juniper)
    mine, theirs = pair.proposes(), pair.proposes(as_=pair.juniper)
    pair.agrees(mine, pair.juniper)
    pair.agrees(theirs, pair.wren)
    leaves(pair.wren, Words.GO)
    assert not Message.objects.filter(sender__ref=pair.wren.ref, deleted_at=None).exists()
    assert Message.objects.filter(sender=pair.juniper.person, deleted_at=None).count() == 2
    assert [row.get("removed", False) for row in rows(pair, pair.juniper)] == [True, True, False, True, False]
    assert [clause.ref for clause in Clause.objects.all()] == [theirs.clause.ref]
    assert [consent.person for consent in Consent.objects.all()] == [pair.juniper.person]


def test_where_nothing_is_left_to_read_nothing_is_left(pair: make.Alongside) -> None:
    pair.says("Goes with me")
    leaves(pair.wren, Words.GO)
    assert not Connection.objects.exists()
    assert not Person.objects.filter(ref=pair.wren.ref).exists()


def test_when_the_last_has_left_all_of_it_goes(pair: make.Alongside) -> None:
    pair.says("For you", pair.juniper)
    leaves(pair.wren)
    assert Person.objects.count() == 2
    leaves(pair.juniper)
    assert not Connection.objects.exists()
    assert not Person.objects.exists()


@pytest.mark.parametrize("who", ["wren", "juniper"])
def test_a_hello_without_an_answer_goes_with_either(greeting: make.Alongside, who: str) -> None:
    leaves(getattr(greeting, who))
    assert not Connection.objects.exists()
    assert Person.objects.count() == 1
    assert not Notice.objects.exists()


def test_in_the_week_it_rests_and_then_goes_on(pair: make.Alongside) -> None:
    pair.says("Before")
    leaves(pair.wren, fading=True)
    junipers = make.signed_in_as(pair.juniper)
    talk = junipers.get(f"/alongside/{pair.ref}").text
    assert "Wren has left." in talk
    assert "Wren" not in junipers.get("/today").text
    with pytest.raises(Refused, match="left"):
        pair.says("Are you there?", pair.juniper)
    people.stay(by=Person.objects.get(pk=pair.wren.person.pk))
    assert standing(pair.connection, pair.juniper.person).phase == "alongside"
    assert "Wren" in junipers.get("/today").text
    assert [one.state for one in list_for(pair.juniper.person)] == [State.ALONGSIDE]


def test_a_hello_of_somebody_who_is_leaving_waits_for_nobody(greeting: make.Alongside) -> None:
    leaves(greeting.wren, fading=True)
    junipers = make.signed_in_as(greeting.juniper)
    assert list_for(greeting.juniper.person) == []
    assert "Wren" not in junipers.get("/today").text


def test_pages_of_the_others_are_told(pair: make.Alongside, nudges: list[tuple[set[int], tuple[str, ...]]]) -> None:
    leaves(pair.wren)
    assert any(pair.juniper.person.pk in who and f"alongside:{pair.ref}" in topics for who, topics in nudges)


def test_juniper_can_still_take_her_own_words_back_or_end_it(pair: make.Alongside) -> None:
    said = pair.says("Mine", pair.juniper)
    leaves(pair.wren)
    tombstone = pair.tombstone(said, pair.juniper)
    actions.delete_own(pair.connection, by=pair.juniper.person, sealed=tombstone.text, removes=said.sequence)
    assert Message.objects.get(pk=said.pk).deleted_at
    assert make.signed_in_as(pair.juniper).get(f"/alongside/{pair.ref}/end").status_code == 302
