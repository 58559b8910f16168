"""Wren and Juniper, Heron outside, with keys of their own (sealed by PyNaCl), and what they say to one another."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.test import Client

from eachother.connections import actions
from eachother.connections.models import Clause, Connection, Message, Wording
from eachother.files.models import Blob
from eachother.foundation.refs import new_ref
from eachother.foundation.text import fold
from eachother.people.actions import acquaint
from eachother.people.models import Keyring, Person
from eachother.people.sessions import begin
from eachother.vault import sealing
from eachother.vault.encoding import from_base64, to_base64


@dataclass
class Peer:
    """A person with their keys in hand."""

    person: Person
    account: sealing.Account

    @property
    def ref(self) -> str:
        return self.person.ref


def a_peer(name: str) -> Peer:
    account = sealing.make_account(origin=settings.ADDRESS, login=name.lower())
    person = Person.objects.create(ref=account.ref, login=name.lower(), name=name, name_key=fold(name))
    keys = account.post
    Keyring.objects.create(
        person=person, identity=from_base64(keys["identity"]), bundle=from_base64(keys["bundle"]["sealed"])
    )
    return Peer(person, account)


def signed_in_as(peer: Peer) -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    session = client.session
    begin(session, peer.person)
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key or ""
    return client


def script_of(peer: Peer) -> Client:
    """The same, asking as the page's scripts do."""
    client = signed_in_as(peer)
    client.defaults["HTTP_ACCEPT"] = "application/json"
    return client


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
    ) -> dict[str, Any]:
        """A sealed wording with its writer's consent: of a new clause, or the next of `of`."""
        peer, ref, in_round = as_ or self.wren, of.ref if of else new_ref(), of.round if of else 1
        sealed = self.talk.seal_as(peer.account, "clause", {"clause": ref, "text": text, "number": number})
        signature = sealing.agree(
            peer.account, connection=self.ref, clause=ref, message_hash=sealed.hash, round=in_round
        )
        return {"clause": ref, "number": number, "round": in_round, "sealed": sealed.text, "signature": signature}

    def proposes(self, text: str = "We write once, then wait.", as_: Peer | None = None) -> Wording:
        post = self.clause_post(text, as_)
        return actions.propose_clause(
            self.connection,
            by=(as_ or self.wren).person,
            ref=post["clause"],
            sealed=post["sealed"],
            signature=post["signature"],
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
