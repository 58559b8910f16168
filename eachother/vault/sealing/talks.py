"""A connection as its members hold it: epochs, grants, and the messages of each."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from nacl.bindings import crypto_box_seal, crypto_box_seal_open

from eachother.foundation.refs import new_ref
from eachother.vault.encoding import digest, from_base64, from_json, lp, require, to_base64, to_json
from eachother.vault.envelopes import (
    Envelope,
    Epoch,
    Identity,
    Shown,
    read_epoch,
    read_identity,
    read_message,
    read_shown,
)
from eachother.vault.envelopes.records import is_signed
from eachother.vault.sealing import boxes
from eachother.vault.sealing.accounts import Account

BLOCK = 256
SIGNATURE = 64


class Sealed(NamedTuple):
    text: str
    blob: bytes
    sequence: int
    hash: bytes


class Opened(NamedTuple):
    kind: str
    body: dict[str, Any]
    sender: str
    sequence: int
    hash: bytes


@dataclass
class Talk:
    """One connection. `records` and `grants` are what a server would keep; `keys` what only members have."""

    account: Account
    connection: str
    epochs: list[Epoch] = field(default_factory=list)
    keys: list[bytes] = field(default_factory=list)
    grants: list[dict[str, str]] = field(default_factory=list)
    tips: dict[str, tuple[int, bytes]] = field(default_factory=dict)

    @property
    def record(self) -> str:
        """The newest epoch's record."""
        return to_base64(self.epochs[-1].blob)

    @property
    def post(self) -> dict[str, Any]:
        """What the browser posts for a new connection, beside the hello."""
        return {"connection": self.connection, "record": self.record, "grants": self.grants[-1]}

    def seal(self, kind: str, body: Mapping[str, Any]) -> Sealed:
        return self.seal_as(self.account, kind, body)

    def seal_as(self, sender: Account, kind: str, body: Mapping[str, Any]) -> Sealed:
        """The sender's next message; it counts as sent."""
        sequence, previous = self.tips.get(sender.ref, (0, None))
        blob = self._letter(
            "eo1/message",
            {"kind": kind, "sequence": sequence + 1, "previous": previous and to_base64(previous)},
            body,
            sender,
        )
        self.tips[sender.ref] = (sequence + 1, digest(blob))
        return Sealed(to_base64(blob), blob, sequence + 1, digest(blob))

    def show(self, words: Mapping[str, Any], *, revision: int, by: Account | None = None) -> str:
        """A plan, as it is now, for the members of now."""
        return to_base64(self._letter("eo1/shown", {"kind": "plan", "revision": revision}, words, by or self.account))

    def shown(self, text: str, *, sender: str) -> Any:
        """What a member shows here."""
        shown = read_shown(text, connection=self.connection, sender=sender)
        return from_json(self._opened("eo1/shown", shown, sender))

    def open(self, text: str, *, sender: str) -> Opened:
        """The sender's next message, with its signature and its place in their chain checked."""
        envelope = read_message(text, connection=self.connection, sender=sender)
        words = self._opened("eo1/message", envelope, sender)
        sequence, previous = self.tips.get(sender, (0, None))
        require(envelope.sequence == sequence + 1, "sequence")
        require(envelope.previous == previous, "chain")
        self.tips[sender] = (envelope.sequence, envelope.hash)
        return Opened(envelope.kind, from_json(words), sender, envelope.sequence, envelope.hash)

    def _letter(self, label: str, claims: Mapping[str, Any], body: Mapping[str, Any], sender: Account) -> bytes:
        epoch = self.epochs[-1]
        place = {"connection": self.connection, "epoch": epoch.number, "record": to_base64(epoch.hash)}
        header, words = to_json({"version": 1, **place, "sender": sender.ref, **claims}), to_json(body)
        padded = boxes.pad(boxes.sign(lp(label, header, words), sender.ed25519) + words, BLOCK)
        inside = boxes.seal_bare(self.keys[-1], padded, lp(label, header))
        return b"\x01" + len(header).to_bytes(2, "big") + header + inside

    def _opened(self, label: str, letter: Envelope | Shown, sender: str) -> bytes:
        """The words, when the sender signed them for this epoch of this connection."""
        require(letter.epoch <= len(self.epochs), "wrong-epoch")
        epoch = self.epochs[letter.epoch - 1]
        require(letter.record == epoch.hash, "wrong-epoch")
        require(self.keys[letter.epoch - 1] != b"", "no-grant")
        length = int.from_bytes(letter.sealed[1:3], "big")
        header, inside = letter.sealed[3 : 3 + length], letter.sealed[3 + length :]
        plain = boxes.open_bare(self.keys[letter.epoch - 1], inside, lp(label, header))
        unpadded = boxes.unpad(plain, BLOCK)
        signature, words = unpadded[:SIGNATURE], unpadded[SIGNATURE:]
        keys = [from_base64(member.ed25519) for member in epoch.members if member.account == sender]
        require(len(keys) == 1, "not-a-member")
        require(is_signed(signature, lp(label, header, words), keys[0]), "bad-signature")
        return words

    def next_epoch(
        self, by: Account, *members: Identity, why: str, approvals: Mapping[str, Mapping[str, str]] | None = None
    ) -> None:
        """A new epoch signed by one of the members, with a new key."""
        key, number = secrets.token_bytes(32), len(self.epochs) + 1
        listed = sorted(members)
        blobs = [_grant(self.connection, number, member, key) for member in listed]
        record = {
            "version": 1,
            "connection": self.connection,
            "epoch": number,
            "previous": to_base64(self.epochs[-1].hash) if self.epochs else None,
            "why": why,
            "by": by.ref,
            "members": [[member.account, member.ed25519, member.x25519] for member in listed],
            "commitment": to_base64(_commitment(self.connection, number, key)),
            "grants": [to_base64(digest(blob)) for blob in blobs],
            "approvals": approvals or {},
        }
        text = to_base64(boxes.signed_record("eo1/epoch", record, by.ed25519))
        self.epochs.append(read_epoch(text, connection=self.connection))
        self.keys.append(key)
        self.grants.append({member.account: to_base64(blob) for member, blob in zip(listed, blobs, strict=True)})

    def keys_for(self, account: Account, *others: Account) -> dict[str, Any]:
        """What a server gives one member, in the JSON of the README."""
        sequence, tip = self.tips.get(account.ref, (0, b""))
        return {
            "connection": self.connection,
            "epochs": [
                {"record": to_base64(epoch.blob), "grant": grants.get(account.ref)}
                for epoch, grants in zip(self.epochs, self.grants, strict=True)
            ],
            "identities": {other.ref: other.identity for other in others},
            "last": {"sequence": sequence, "hash": to_base64(tip)} if sequence else None,
        }


def begin(account: Account, *others: Account, connection: str | None = None) -> Talk:
    """A new connection with its first epoch, signed by `account`."""
    talk = Talk(account, connection or new_ref())
    talk.next_epoch(account, account.public, *(other.public for other in others), why="hello")
    return talk


def read_talk(
    account: Account, *, connection: str, epochs: Sequence[Mapping[str, str | None]], identities: Mapping[str, str]
) -> Talk:
    """A connection from what a server gives a member: every record, signature, grant and commitment checked."""
    talk = Talk(account, connection)
    shown = {ref: read_identity(text, origin=account.origin, account=ref) for ref, text in identities.items()}
    shown[account.ref] = account.public
    for entry in epochs:
        epoch = read_epoch(entry["record"], connection=connection)
        for member in epoch.members:
            require(member.account in shown, "ghost-member")
            require(shown[member.account].ed25519 == member.ed25519, "swapped-key")
        if talk.epochs:
            epoch.check_follows(talk.epochs[-1])
        else:
            epoch.check_author(shown[epoch.by].ed25519)
        talk.epochs.append(epoch)
        # Of an epoch before one came there is no key to be had.
        inside, grant = account.ref in epoch.accounts, entry["grant"]
        require(not inside or grant is not None, "no-grant")
        talk.keys.append(_open_grant(account, epoch, from_base64(grant)) if inside else b"")
        talk.grants.append({account.ref: grant} if inside and grant else {})
    require(bool(talk.keys and talk.keys[-1]), "not-a-member")
    return talk


def approve(account: Account, talk: Talk, newcomer: Identity) -> str:
    """This one's word that somebody may come in with the next epoch."""
    last = talk.epochs[-1]
    keys = [from_base64(newcomer.ed25519, 32), from_base64(newcomer.x25519, 32)]
    signed = lp("eo1/approve", talk.connection, last.number + 1, last.hash, newcomer.account, *keys)
    return to_base64(boxes.sign(signed, account.ed25519))


def _grant(connection: str, number: int, member: Identity, key: bytes) -> bytes:
    inside = lp("eo1/grant", connection, number, member.account, key)
    return b"\x01" + crypto_box_seal(inside, from_base64(member.x25519, 32))


def _open_grant(account: Account, epoch: Epoch, blob: bytes) -> bytes:
    place = [member.account for member in epoch.members].index(account.ref)
    require(digest(blob) == epoch.grants[place], "grant-hash")
    pairs = [account.x25519, *account.earlier]
    pair = next(pair for pair in pairs if to_base64(pair.public) == epoch.members[place].x25519)
    inside = crypto_box_seal_open(blob[1:], pair.public, pair.secret)
    key = inside[-32:]
    require(inside == lp("eo1/grant", epoch.connection, epoch.number, account.ref, key), "wrong-grant")
    commitment = from_base64(epoch.record.fields["commitment"])
    require(_commitment(epoch.connection, epoch.number, key) == commitment, "commitment")
    return key


def _commitment(connection: str, number: int, key: bytes) -> bytes:
    return digest(lp("eo1/commit", connection, number), key)
