"""Sending: once, in order, and only while both are alongside."""

import pytest

from eachother.connections import actions
from eachother.connections.models import Kind, Message
from eachother.connections.refusals import Impossible, Refused
from eachother.connections.tests import make
from eachother.notices.models import Notice
from eachother.vault import sealing
from eachother.vault.encoding import Malformed, from_base64, to_base64

pytestmark = pytest.mark.django_db


def send(pair: make.Alongside, sealed: str, as_: make.Peer | None = None) -> tuple[Message, bool]:
    return actions.send(pair.connection, by=(as_ or pair.wren).person, sealed=sealed)


def test_it_is_stored_as_it_came(pair: make.Alongside, nudges: list[tuple[set[int], tuple[str, ...]]]) -> None:
    sealed = pair.sealed("I was off to the gym just now.")
    message, new = send(pair, sealed.text)
    assert new
    assert (message.place, message.sequence, message.kind, message.epoch) == (2, 2, Kind.WORDS, 1)
    assert (bytes(message.envelope or b""), bytes(message.digest)) == (sealed.blob, sealed.hash)
    both = {pair.wren.person.pk, pair.juniper.person.pk}
    assert (both, (f"alongside:{pair.ref}",)) in nudges


def test_the_other_is_told_once(pair: make.Alongside) -> None:
    pair.says()
    pair.says()
    assert Notice.objects.filter(person=pair.juniper.person, kind="connections.words").count() == 1
    assert not Notice.objects.filter(person=pair.wren.person, kind="connections.words").exists()


def test_places_are_counted_through_both(pair: make.Alongside) -> None:
    said = [pair.says(), pair.says(as_=pair.juniper), pair.says(as_=pair.juniper), pair.says()]
    assert [(m.place, m.sequence) for m in said] == [(2, 2), (3, 1), (4, 2), (5, 3)]


def test_the_same_envelope_again_is_the_same_row(pair: make.Alongside) -> None:
    sealed = pair.sealed()
    first, _ = send(pair, sealed.text)
    pair.says()
    again, new = send(pair, sealed.text)
    assert (again.pk, new) == (first.pk, False)


def test_a_repeated_envelope_is_known_also_after_the_end(pair: make.Alongside) -> None:
    sealed = pair.sealed()
    first, _ = send(pair, sealed.text)
    actions.end(pair.connection, by=pair.juniper.person)
    assert send(pair, sealed.text) == (first, False)


def test_another_device_was_first(pair: make.Alongside) -> None:
    tips = dict(pair.talk.tips)
    first = pair.sealed("from the phone")
    pair.talk.tips = tips
    second = pair.sealed("from the desk")
    send(pair, first.text)
    with pytest.raises(Refused) as refused:
        send(pair, second.text)
    assert refused.value.reason == "sequence"
    assert refused.value.more == {"sequence": 2, "previous": to_base64(first.hash)}


def test_a_place_cannot_be_left_out(pair: make.Alongside) -> None:
    pair.sealed("never sent")
    with pytest.raises(Refused, match="sequence"):
        send(pair, pair.sealed("after a hole").text)


def test_the_thread_must_name_what_came_before(pair: make.Alongside) -> None:
    pair.talk.tips[pair.wren.ref] = (1, b"\x00" * 32)
    with pytest.raises(Refused, match="sequence"):
        send(pair, pair.sealed().text)


def test_it_must_be_ones_own_in_this_connection(pair: make.Alongside, otter: make.Peer) -> None:
    with pytest.raises(Malformed, match="wrong-sender"):
        send(pair, pair.sealed(as_=pair.juniper).text)
    other = make.come_alongside(pair.wren, otter)
    with pytest.raises(Malformed, match="wrong-connection"):
        send(pair, other.sealed().text)


def test_only_words_are_sent_here(pair: make.Alongside) -> None:
    with pytest.raises(Impossible, match="not-words"):
        send(pair, pair.sealed(kind="hello").text)


def test_an_epoch_that_is_not_the_newest_is_refused(pair: make.Alongside) -> None:
    pair.talk.next_epoch(pair.wren.account, pair.wren.account.public, pair.juniper.account.public, why="renewed")
    with pytest.raises(Refused, match="epoch"):
        send(pair, pair.sealed().text)


def test_a_foreign_record_is_refused(pair: make.Alongside) -> None:
    fake = sealing.begin(pair.wren.account, pair.juniper.account, connection=pair.ref)
    fake.tips = dict(pair.talk.tips)
    with pytest.raises(Impossible, match="foreign-record"):
        send(pair, fake.seal("words", {"text": "x"}).text)


def test_not_before_the_other_has_answered(greeting: make.Alongside) -> None:
    for peer in (greeting.wren, greeting.juniper):
        with pytest.raises(Refused, match="waiting"):
            send(greeting, greeting.sealed(as_=peer).text, peer)


def test_a_hello_put_aside_looks_like_one_that_waits(greeting: make.Alongside) -> None:
    actions.decline(greeting.connection, by=greeting.juniper.person)
    with pytest.raises(Refused, match="waiting"):
        send(greeting, greeting.sealed().text)
    with pytest.raises(Refused, match="declined"):
        send(greeting, greeting.sealed(as_=greeting.juniper).text, greeting.juniper)


def test_not_while_paused_nor_after_the_end(pair: make.Alongside) -> None:
    sealed = pair.sealed().text
    actions.pause(pair.connection, by=pair.juniper.person)
    with pytest.raises(Refused, match="paused"):
        send(pair, sealed)
    actions.end(pair.connection, by=pair.juniper.person)
    with pytest.raises(Refused, match="ended"):
        send(pair, sealed)


def test_a_script_posts_it(pair: make.Alongside) -> None:
    wrens, address = make.script_of(pair.wren), f"/alongside/{pair.ref}/messages"
    body = {"sealed": pair.sealed().text}
    first = wrens.post(address, body, content_type="application/json")
    assert first.status_code == 201
    assert first.json()["place"] == 2
    again = wrens.post(address, body, content_type="application/json")
    assert (again.status_code, again.json()) == (200, first.json())
    pair.sealed("never sent")
    late = wrens.post(address, {"sealed": pair.sealed().text}, content_type="application/json")
    assert late.status_code == 409
    assert late.json() == {
        "reason": "sequence",
        "sequence": 2,
        "previous": to_base64(bytes(Message.objects.get(place=2).digest)),
    }


def test_what_is_no_envelope_is_refused(pair: make.Alongside) -> None:
    wrens, address = make.script_of(pair.wren), f"/alongside/{pair.ref}/messages"
    blob = bytearray(from_base64(pair.sealed().text))
    for sealed in ["", "!", "AAAA", to_base64(bytes(blob[:-1])), to_base64(b"\x02" + bytes(blob[1:]))]:
        answer = wrens.post(address, {"sealed": sealed}, content_type="application/json")
        assert answer.status_code == 400
    assert Message.objects.count() == 1
