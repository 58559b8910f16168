"""Epoch records and grants as the server sees them: numbers, members and hashes; never a key."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from eachother.foundation.refs import is_ref
from eachother.vault.encoding import digest, from_base64, lp, require
from eachother.vault.envelopes.records import Record, is_number, is_signed, read_record

FIELDS = (
    *("version", "connection", "epoch", "previous", "why", "by"),
    *("members", "commitment", "grants", "approvals"),
)
WHYS = ("hello", "joined", "left", "renewed", "restored")
MOST = 8192
MOST_MEMBERS = 12
GRANT = 146


class Member(NamedTuple):
    account: str
    ed25519: str
    x25519: str


class Epoch(NamedTuple):
    """Hashes as bytes; `grants` are those of the members' grants, in their order."""

    connection: str
    number: int
    previous: bytes | None
    why: str
    by: str
    members: tuple[Member, ...]
    grants: tuple[bytes, ...]
    blob: bytes
    hash: bytes
    record: Record

    def check_author(self, ed25519: str) -> None:
        """That `by` signed it: with the key of the epoch before, or of the first epoch itself."""
        self.record.check("eo1/epoch", ed25519)

    def check_follows(self, before: "Epoch") -> None:
        """That it is the next epoch of this chain, by somebody who was there, and that everybody who was there wants
        whoever is new in it."""
        require(self.number == before.number + 1, "epoch-number")
        require(self.previous == before.hash, "epoch-chain")
        author = next((member for member in before.members if member.account == self.by), None)
        require(author is not None, "wrong-author")
        self.check_author(author.ed25519 if author else "")
        came = [member for member in self.members if member.account not in before.accounts]
        went = before.accounts - self.accounts
        self._check_approvals(came, before)
        require(not (came and went), "wrong-why")
        anew = self.why == "restored" and not came
        require(anew or self.why == ("joined" if came else "left" if went else "renewed"), "wrong-why")

    @property
    def accounts(self) -> set[str]:
        return {member.account for member in self.members}

    def _check_approvals(self, came: Sequence[Member], before: "Epoch") -> None:
        approvals = self.record.fields["approvals"]
        require(set(approvals) == {newcomer.account for newcomer in came}, "ghost-member")
        for newcomer in came:
            given = approvals[newcomer.account]
            require(isinstance(given, dict) and set(given) == before.accounts - {self.by}, "ghost-member")
            for member in before.members:
                if member.account != self.by:
                    check_approval(
                        given[member.account],
                        ed25519=member.ed25519,
                        connection=self.connection,
                        epoch=self.number,
                        previous=before.hash,
                        newcomer=newcomer,
                    )

    def check_grants(self, grants: object) -> dict[str, bytes]:
        """{member: grant}, each the one that the record names, for every member and nobody else."""
        require(isinstance(grants, dict), "malformed")
        given: Mapping[str, Any] = grants if isinstance(grants, dict) else {}
        require(set(given) == {member.account for member in self.members}, "no-grant")
        blobs = {account: _grant(text) for account, text in given.items()}
        for member, expected in zip(self.members, self.grants, strict=True):
            require(digest(blobs[member.account]) == expected, "grant-hash")
        return blobs


def check_approval(
    text: object, *, ed25519: str, connection: str, epoch: int, previous: bytes, newcomer: Member
) -> bytes:
    """The signature to store, when the owner of `ed25519` signed that this newcomer may come in with this epoch."""
    signature = from_base64(text, 64)
    account, *keys = newcomer
    signed = lp("eo1/approve", connection, epoch, previous, account, *(from_base64(key, 32) for key in keys))
    require(is_signed(signature, signed, from_base64(ed25519, 32)), "ghost-member")
    return signature


def read_epoch(text: object, *, connection: str) -> Epoch:
    """A record of this connection in the right shape. Whose word it is: `check_author` or `check_follows`."""
    record = read_record(text, FIELDS, most=MOST)
    fields = record.fields
    require(fields["connection"] == connection, "wrong-connection")
    require(is_number(fields["epoch"]) and fields["why"] in WHYS, "malformed")
    require(is_ref(fields["by"]) and isinstance(fields["approvals"], dict), "malformed")
    require((fields["previous"] is None) == (fields["epoch"] == 1), "epoch-chain")
    previous = None if fields["previous"] is None else from_base64(fields["previous"], 32)
    from_base64(fields["commitment"], 32)
    members = _members(fields["members"])
    require((fields["epoch"] == 1) == (fields["why"] == "hello"), "wrong-why")
    # Whoever makes a key has it.
    require(fields["by"] in {member.account for member in members}, "wrong-author")
    require(isinstance(fields["grants"], list) and len(fields["grants"]) == len(members), "malformed")
    grants = tuple(from_base64(one, 32) for one in fields["grants"])
    return Epoch(
        connection,
        fields["epoch"],
        previous,
        fields["why"],
        fields["by"],
        members,
        grants,
        record.blob,
        digest(record.blob),
        record,
    )


def _members(value: object) -> tuple[Member, ...]:
    listed = value if isinstance(value, list) else []
    require(all(isinstance(one, list) and len(one) == len(Member._fields) for one in listed), "malformed")
    members = tuple(Member(*one) for one in listed)
    for member in members:
        require(is_ref(member.account), "malformed")
        from_base64(member.ed25519, 32)
        from_base64(member.x25519, 32)
    accounts = [member.account for member in members]
    require(accounts == sorted(set(accounts)), "members")
    require(2 <= len(accounts) <= MOST_MEMBERS, "members")
    return members


def _grant(text: object) -> bytes:
    grant = from_base64(text, GRANT)
    require(grant[:1] == b"\x01", "unknown-version")
    return grant
