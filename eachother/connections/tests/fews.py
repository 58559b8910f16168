"""Wren, Juniper and Otter as a few, with keys of their own; Sorrel, whom Wren is alongside too, outside."""

from dataclasses import dataclass
from typing import Any

from eachother.connections import actions
from eachother.connections.models import Asking, Connection, Message
from eachother.connections.tests import make
from eachother.notices.models import Notice
from eachother.vault import sealing


@dataclass
class Few:
    """A few and the sealed side of it; Sorrel, whom Wren is alongside too, is outside."""

    wren: make.Peer
    juniper: make.Peer
    otter: make.Peer
    sorrel: make.Peer
    talk: sealing.Talk

    @property
    def connection(self) -> Connection:
        return Connection.objects.with_members().get(ref=self.talk.connection)

    @property
    def ref(self) -> str:
        return self.talk.connection

    @property
    def path(self) -> str:
        return f"/alongside/{self.ref}"

    def says(self, by: make.Peer, text: str = "Hello all", **how: Any) -> Message:
        sealed = self.talk.seal_as(by.account, "words", {"text": text})
        return actions.send(self.connection, by=by.person, sealed=sealed.text, **how)[0]

    def puts(self, by: make.Peer, clause: str, *, number: int) -> tuple[str, str]:
        """The same clause on the table: the sealed wording, and the consent to it."""
        body = {"clause": clause, "text": "Nobody owes an answer.", "number": number}
        sealed = self.talk.seal_as(by.account, "clause", body)
        about = {"connection": self.ref, "clause": clause, "message_hash": sealed.hash, "round": 1}
        return sealed.text, sealing.agree(by.account, **about)  # type: ignore[arg-type]

    def word(self, by: make.Peer, newcomer: make.Peer) -> dict[str, Any]:
        return {
            "epoch": len(self.talk.epochs) + 1,
            "signature": sealing.approve(by.account, self.talk, newcomer.account.public),
        }

    def proposed(self, newcomer: make.Peer, by: make.Peer | None = None) -> Asking:
        by = by or self.wren
        return actions.propose_person(self.connection, ref=newcomer.ref, by=by.person, **self.word(by, newcomer))

    def approved(self, asking: Asking, newcomer: make.Peer, *by: make.Peer) -> None:
        for one in by:
            actions.approve_person(self.connection, asking, by=one.person, **self.word(one, newcomer))

    def next(self, by: make.Peer, *members: make.Peer, why: str, approvals: Any = None) -> None:
        """What the browser of `by` would make and post."""
        self.talk.next_epoch(by.account, *(one.account.public for one in members), why=why, approvals=approvals)
        self.post(by)

    def post(self, by: make.Peer) -> None:
        record, grants = self.talk.record, self.talk.grants[-1]
        actions.go_on(self.connection, by=by.person, record=record, grants=grants)

    def words_for(self, newcomer: make.Peer, *by: make.Peer) -> Any:
        public = newcomer.account.public
        return {newcomer.ref: {one.ref: sealing.approve(one.account, self.talk, public) for one in by}}

    def comes_in(self, newcomer: make.Peer) -> None:
        """By everybody's word, in Wren's browser."""
        asking = self.proposed(newcomer)
        self.approved(asking, newcomer, self.juniper, self.otter)
        actions.would_come(Asking.objects.get(pk=asking.pk))
        approvals = self.words_for(newcomer, self.juniper, self.otter)
        self.next(self.wren, self.wren, self.juniper, self.otter, newcomer, why="joined", approvals=approvals)


def told(peer: make.Peer) -> set[str]:
    return {
        kind.removeprefix("connections.")
        for kind in Notice.objects.filter(person=peer.person).values_list("kind", flat=True)
    }


def status(peer: make.Peer, path: str) -> int:
    return int(make.signed_in_as(peer).get(path).status_code)
