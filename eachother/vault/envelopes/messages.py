"""Sealed messages as the server sees them: which number in whose thread."""

from typing import NamedTuple

from eachother.vault.encoding import digest, from_base64, require
from eachother.vault.envelopes.letters import read_letter
from eachother.vault.envelopes.records import is_number

FIELDS = {"version", "kind", "connection", "epoch", "record", "sender", "sequence", "previous"}
KINDS = ("hello", "words", "clause", "tombstone")


class Envelope(NamedTuple):
    """Hashes as bytes; `sealed` is the whole envelope, to be stored and given out as it came."""

    kind: str
    connection: str
    epoch: int
    record: bytes
    sender: str
    sequence: int
    previous: bytes | None
    sealed: bytes
    hash: bytes


def read_message(text: object, *, connection: str, sender: str) -> Envelope:
    """An envelope that claims to be this sender's in this connection, of a possible size."""
    letter = read_letter(text, fields=FIELDS, kinds=KINDS, connection=connection, sender=sender)
    kind, sequence, previous = (letter.claims[name] for name in ("kind", "sequence", "previous"))
    require(is_number(sequence), "malformed")
    require((previous is None) == (sequence == 1), "malformed")
    before = None if previous is None else from_base64(previous, 32)
    place = (letter.epoch, letter.record, sender, sequence, before)
    return Envelope(kind, connection, *place, letter.sealed, digest(letter.sealed))
