"""Deleting one's own: a tombstone comes, the ciphertext goes, both or neither."""

import pytest

from eachother.connections import actions
from eachother.connections.models import Message
from eachother.connections.refusals import Impossible, NotYours
from eachother.connections.tests import make
from eachother.vault.encoding import to_base64

pytestmark = pytest.mark.django_db


def delete(pair: make.Alongside, message: Message, as_: make.Peer | None = None) -> tuple[Message, bool]:
    peer = as_ or pair.wren
    return actions.delete_own(
        pair.connection, by=peer.person, sealed=pair.tombstone(message, peer).text, removes=message.sequence
    )


def test_the_ciphertext_goes(pair: make.Alongside) -> None:
    message = pair.says("too much")
    tombstone, new = delete(pair, message)
    assert new
    message.refresh_from_db()
    assert message.envelope is None
    assert message.deleted_at is not None
    assert tombstone.kind == "tombstone"
    row = make.script_of(pair.juniper).get(f"/alongside/{pair.ref}/messages").json()["messages"][1]
    assert row == {
        "place": 2,
        "at": row["at"],
        "removed": True,
        "sender": pair.wren.ref,
        "sequence": 2,
        "hash": to_base64(bytes(message.digest)),
    }


def test_it_does_not_make_the_conversation_the_liveliest(pair: make.Alongside) -> None:
    message = pair.says("too much")
    before = pair.connection.last_at
    delete(pair, message)
    assert pair.connection.last_at == before


def test_again_is_the_same(pair: make.Alongside) -> None:
    message = pair.says()
    sealed = pair.tombstone(message).text
    first = actions.delete_own(pair.connection, by=pair.wren.person, sealed=sealed, removes=2)
    again = actions.delete_own(pair.connection, by=pair.wren.person, sealed=sealed, removes=2)
    assert (again[0].pk, again[1]) == (first[0].pk, False)


@pytest.mark.parametrize("verb", [actions.pause, actions.end])
def test_ones_own_words_can_always_go(pair: make.Alongside, verb: type) -> None:
    message = pair.says()
    verb(pair.connection, by=pair.juniper.person)
    delete(pair, message)
    message.refresh_from_db()
    assert message.envelope is None


def test_not_the_other_s(pair: make.Alongside) -> None:
    message = pair.says(as_=pair.juniper)
    with pytest.raises(NotYours):
        actions.delete_own(pair.connection, by=pair.wren.person, sealed=pair.tombstone(message).text, removes=5)
    message.refresh_from_db()
    assert message.envelope is not None
    assert not Message.objects.filter(kind="tombstone").exists()


def test_what_was_put_on_the_table_stays(pair: make.Alongside) -> None:
    wording = pair.proposes()
    with pytest.raises(NotYours):
        delete(pair, wording.message)
    assert Message.objects.get(pk=wording.message.pk).envelope is not None


def test_not_twice(pair: make.Alongside) -> None:
    message = pair.says()
    delete(pair, message)
    with pytest.raises(NotYours):
        delete(pair, message)


def test_a_waiting_hello_is_taken_back_whole_instead(greeting: make.Alongside) -> None:
    with pytest.raises(NotYours):
        delete(greeting, Message.objects.get())


def test_it_takes_a_tombstone(pair: make.Alongside) -> None:
    message = pair.says()
    with pytest.raises(Impossible, match="not-a-tombstone"):
        actions.delete_own(pair.connection, by=pair.wren.person, sealed=pair.sealed().text, removes=message.sequence)


def test_a_script_posts_it(pair: make.Alongside) -> None:
    message = pair.says()
    body = {"sealed": pair.tombstone(message).text, "removes": message.sequence}
    answer = make.script_of(pair.wren).post(f"/alongside/{pair.ref}/deletions", body, content_type="application/json")
    assert (answer.status_code, answer.json()["place"]) == (201, 3)
