"""Quiet words (a sign on something said, a new version of it): kept and handed on like all words, told to nobody."""

import pytest

from eachother.connections import actions
from eachother.connections.models import Message
from eachother.connections.queries import alongside, list_for, unread_in
from eachother.connections.refusals import Refused
from eachother.connections.tests import make
from eachother.notices.models import Notice
from eachother.vault.encoding import to_base64
from eachother.vault.sealing import Sealed, weave

pytestmark = pytest.mark.django_db


def sign_on(pair: make.Alongside, message: Message, as_: make.Peer, name: str = "hear") -> Sealed:
    body = {"text": "I hear you.", "sign": name, "on": to_base64(bytes(message.digest))}
    return pair.talk.seal_as(as_.account, "words", body)


def read(pair: make.Alongside, peer: make.Peer) -> None:
    actions.mark_read(pair.connection, by=peer.person, to=pair.connection.places)


def test_open_pages_look_and_nobody_is_told(
    pair: make.Alongside, nudges: list[tuple[set[int], tuple[str, ...]]]
) -> None:
    message = pair.says("A hard day.")
    read(pair, pair.wren)
    Notice.objects.all().delete()
    before, there = pair.connection.last_at, len(nudges)
    quiet, new = actions.send(
        pair.connection, by=pair.juniper.person, sealed=sign_on(pair, message, pair.juniper).text, quiet=True
    )
    assert (new, quiet.kind) == (True, "quiet")
    both = {pair.wren.person.pk, pair.juniper.person.pk}
    assert nudges[there:] == [(both, (f"alongside:{pair.ref}",))]
    assert not Notice.objects.exists()
    assert pair.connection.last_at == before
    assert not unread_in(pair.connection, pair.wren.person).exists()
    assert [one.unread for one in list_for(pair.wren.person)] == [False]
    assert [one.is_new for one in alongside(pair.wren.person)] == [False]


def test_the_same_again_is_the_same(pair: make.Alongside) -> None:
    sealed = sign_on(pair, pair.says(), pair.juniper).text
    first = actions.send(pair.connection, by=pair.juniper.person, sealed=sealed, quiet=True)
    again = actions.send(pair.connection, by=pair.juniper.person, sealed=sealed, quiet=True)
    assert (again[0].pk, again[1]) == (first[0].pk, False)


def test_not_in_a_pause(pair: make.Alongside) -> None:
    message = pair.says()
    actions.pause(pair.connection, by=pair.wren.person)
    sealed = sign_on(pair, message, pair.juniper).text
    with pytest.raises(Refused, match="paused"):
        actions.send(pair.connection, by=pair.juniper.person, sealed=sealed, quiet=True)


def test_taken_back_it_is_gone_from_the_server(pair: make.Alongside) -> None:
    message = pair.says("A hard day.")
    sealed = sign_on(pair, message, pair.juniper).text
    quiet = actions.send(pair.connection, by=pair.juniper.person, sealed=sealed, quiet=True)[0]
    tombstone = pair.tombstone(quiet, pair.juniper)
    actions.delete_own(pair.connection, by=pair.juniper.person, sealed=tombstone.text, removes=quiet.sequence)
    quiet.refresh_from_db()
    assert quiet.envelope is None


def test_what_the_scripts_post_is_what_the_other_reads(pair: make.Alongside) -> None:
    """Sealed here, posted, fetched by the other, opened and woven there: said anew, answered, put a sign to."""
    wren, juniper = pair.wren, pair.juniper

    def posts(peer: make.Peer, quiet: bool, **body: str) -> str:
        sealed = pair.talk.seal_as(peer.account, "words", body)
        fields = {"sealed": sealed.text} | ({"quiet": True} if quiet else {})
        address = f"/alongside/{pair.ref}/messages"
        assert make.script_of(peer).post(address, fields, content_type="application/json").status_code == 201
        return to_base64(sealed.hash)

    first = posts(wren, False, text="tea at free")
    second = posts(juniper, False, text="Yes.", answers=first)
    posts(juniper, True, text="I hear you.", sign="hear", on=first)
    posts(wren, True, text="tea at three", changes=first)
    rows = make.script_of(juniper).get(f"/alongside/{pair.ref}/messages").json()["messages"]
    reader = make.reader_of(pair, juniper)
    woven = weave([reader.open(row["sealed"], sender=make.sender_of(row["sealed"])) for row in rows])
    assert woven[first].texts == ["tea at free", "tea at three"]
    assert woven[first].signs == [(juniper.ref, "hear")]
    assert woven[second].answers == first


@pytest.mark.parametrize("quiet", ["yes", 1, None])
def test_quiet_is_yes_or_no(pair: make.Alongside, quiet: object) -> None:
    fields = {"sealed": pair.sealed().text, "quiet": quiet}
    answer = make.script_of(pair.wren).post(f"/alongside/{pair.ref}/messages", fields, content_type="application/json")
    assert (answer.status_code, answer.json()) == (400, {"reason": "malformed"})
