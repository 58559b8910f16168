"""Wren and Juniper, Heron outside, with keys of their own (sealed by PyNaCl), and what they say to one another."""

from dataclasses import dataclass
from typing import Any

from eachother.connections import actions
from eachother.connections.models import Clause, Connection, Message, Wording
from eachother.files.models import Blob
from eachother.foundation.refs import new_ref
from eachother.people.actions import acquaint
from eachother.tests.somebody import Peer, a_peer, in_a_new_window, script_of, signed_in_as
from eachother.vault import sealing
from eachother.vault.encoding import from_base64, from_json, to_base64

__all__ = ["Peer", "a_peer", "in_a_new_window", "script_of", "signed_in_as"]  # at hand here too


def nodded(one: Peer, other: Peer) -> None:
    acquaint(one.person, other.person)


def a_hello(by: Peer, to: Peer, text: str = "Hello from the bench by the river") -> tuple[sealing.Talk, actions.Hello]:
    """What the greeter's browser would send."""
    talk = sealing.begin(by.account, to.account)
    hello = talk.seal("hello", {"text": text})
    return talk, actions.Hello(talk.connection, talk.record, talk.grants[0], hello.text)


@dataclass
class Alongside:
    """A connection and the sealed side of it. Who says something is given by `as_`, else it is Wren."""

    wren: Peer
    juniper: Peer
    talk: sealing.Talk

    @property
    def connection(self) -> Connection:
        return Connection.objects.with_members().get(ref=self.talk.connection)

    @property
    def ref(self) -> str:
        return self.talk.connection

    def sealed(
        self, text: str = "Would you come along?", as_: Peer | None = None, kind: str = "words"
    ) -> sealing.Sealed:
        return self.talk.seal_as((as_ or self.wren).account, kind, {"text": text})

    def says(self, text: str = "Would you come along?", as_: Peer | None = None) -> Message:
        peer = as_ or self.wren
        return actions.send(self.connection, by=peer.person, sealed=self.sealed(text, peer).text)[0]

    def file_comes(self, data: bytes, as_: Peer | None = None, *, chunks: int | None = None) -> sealing.SealedFile:
        """A file's first chunks (all of them) are in the store; no message tells of it yet."""
        file, peer = sealing.seal_file(self.ref, data), as_ or self.wren
        about = {"file": file.ref, "size": file.size}
        actions.begin_file(self.connection, by=peer.person, data=about)
        for number, chunk in enumerate(file.chunks[:chunks]):
            actions.put_chunk(Blob.objects.get(ref=file.ref), number, chunk)
        return file

    def sends_file(self, data: bytes, as_: Peer | None = None) -> tuple[Message, sealing.SealedFile]:
        peer, file = as_ or self.wren, self.file_comes(data, as_)
        told = {**file.told, "name": "", "type": "audio/webm", "shown": "voice", "seconds": 3}
        sealed = self.talk.seal_as(peer.account, "words", {"text": "A voice note", "file": told})
        return actions.send(self.connection, by=peer.person, sealed=sealed.text, files=[file.ref])[0], file

    def plan(self, as_: Peer | None = None, *, revision: int = 1, helps: str = "Tea on the step") -> str:
        return self.talk.show({"helps": helps}, revision=revision, by=(as_ or self.wren).account)

    def shows_plan(self, as_: Peer | None = None, *, revision: int = 1, by_itself: bool = False) -> str:
        sealed, peer = self.plan(as_, revision=revision), as_ or self.wren
        actions.show_plan(self.connection, by=peer.person, sealed=sealed, by_itself=by_itself)
        return sealed

    def tombstone(self, message: Message, as_: Peer | None = None) -> sealing.Sealed:
        body = {"sequence": message.sequence, "hash": to_base64(bytes(message.digest))}
        return self.talk.seal_as((as_ or self.wren).account, "tombstone", body)

    def clause_post(
        self,
        text: str = "We write once, then wait.",
        as_: Peer | None = None,
        *,
        of: Clause | None = None,
        number: int = 1,
        days: int | None = None,
    ) -> dict[str, Any]:
        """A sealed wording with its writer's consent: of a new clause, or the next of `of`. With `days` it acts."""
        peer, ref, in_round = as_ or self.wren, of.ref if of else new_ref(), of.round if of else 1
        acts = {} if days is None else {"days": days}
        sealed = self.talk.seal_as(peer.account, "clause", {"clause": ref, "text": text, "number": number, **acts})
        signature = sealing.agree(
            peer.account, connection=self.ref, clause=ref, message_hash=sealed.hash, round=in_round
        )
        signed = {"sealed": sealed.text, "signature": signature}
        return {"clause": ref, "number": number, "round": in_round, **signed, **acts}

    def proposes(
        self, text: str = "We write once, then wait.", as_: Peer | None = None, *, days: int | None = None
    ) -> Wording:
        post = self.clause_post(text, as_, days=days)
        return actions.propose_clause(
            self.connection,
            by=(as_ or self.wren).person,
            ref=post["clause"],
            sealed=post["sealed"],
            signature=post["signature"],
            days=days,
        )[0]

    def consent_post(self, wording: Wording, as_: Peer) -> dict[str, Any]:
        clause = Clause.objects.get(pk=wording.clause_id)
        signature = sealing.agree(
            as_.account,
            connection=self.ref,
            clause=clause.ref,
            message_hash=bytes(wording.message.digest),
            round=clause.round,
        )
        return {"number": wording.number, "round": clause.round, "signature": signature}

    def agrees(self, wording: Wording, as_: Peer) -> None:
        post = self.consent_post(wording, as_)
        actions.agree_to(
            self.connection,
            wording.clause,
            by=as_.person,
            number=post["number"],
            in_round=post["round"],
            signature=post["signature"],
        )

    def reopening_post(self, wording: Wording, as_: Peer, *, in_round: int) -> dict[str, Any]:
        signature = sealing.reopen(
            as_.account,
            connection=self.ref,
            clause=wording.clause.ref,
            message_hash=bytes(wording.message.digest),
            round=in_round,
        )
        return {"round": in_round, "signature": signature}


def greeted(wren: Peer, juniper: Peer) -> Alongside:
    """Wren has said hello to Juniper."""
    nodded(wren, juniper)
    talk, hello = a_hello(wren, juniper)
    actions.say_hello(juniper.person, by=wren.person, hello=hello)
    return Alongside(wren, juniper, talk)


def come_alongside(wren: Peer, juniper: Peer) -> Alongside:
    """Both have said yes."""
    pair = greeted(wren, juniper)
    actions.come_alongside(pair.connection, by=juniper.person)
    return pair


def reader_of(pair: Alongside, peer: Peer) -> sealing.Talk:
    """What this one reads with, from what the server gives them: every check made, from the first message on."""
    keys = script_of(peer).get(f"/alongside/{pair.ref}/keys").json()
    others = {ref: identity for ref, identity in keys["identities"].items() if ref != peer.ref}
    return sealing.read_talk(peer.account, connection=pair.ref, epochs=keys["epochs"], identities=others)


def sender_of(sealed: str) -> str:
    """Who an envelope says it is from."""
    blob = from_base64(sealed)
    return str(from_json(blob[3 : 3 + int.from_bytes(blob[1:3], "big")])["sender"])
