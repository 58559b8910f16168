"""A page of somebody's own that they show in a connection, as the server sees it: whose, and how often renewed."""

from typing import NamedTuple

from eachother.vault.encoding import require
from eachother.vault.envelopes.letters import read_letter
from eachother.vault.envelopes.records import is_number

FIELDS = {"version", "kind", "connection", "epoch", "record", "sender", "revision"}
KINDS = ("plan",)


class Shown(NamedTuple):
    """`sealed` is the whole letter, to be stored and given out as it came."""

    kind: str
    epoch: int
    record: bytes
    revision: int
    sealed: bytes


def read_shown(text: object, *, connection: str, sender: str) -> Shown:
    """A snapshot that claims to be this sender's in this connection, of a possible size."""
    letter = read_letter(text, fields=FIELDS, kinds=KINDS, connection=connection, sender=sender)
    revision = letter.claims["revision"]
    require(is_number(revision), "malformed")
    return Shown(letter.claims["kind"], letter.epoch, letter.record, revision, letter.sealed)
