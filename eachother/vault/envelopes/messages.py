"""Sealed messages as the server sees them: who, where, which number; never a word."""

from typing import NamedTuple

from eachother.vault.encoding import digest, from_base64, from_json, require
from eachother.vault.envelopes.records import VERSION, is_number

FIELDS = {"version", "kind", "connection", "epoch", "record", "sender", "sequence", "previous"}
KINDS = ("hello", "words", "clause", "tombstone")
MOST_HEADER = 1024
BLOCK = 256
# nonce, tag
AROUND = 24 + 16
MOST_PADDED = 64 + 32_768 + BLOCK - (64 + 32_768) % BLOCK


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
    blob = from_base64(text)
    require(blob[:1] == b"\x01", "unknown-version")
    length = int.from_bytes(blob[1:3], "big")
    require(length <= MOST_HEADER, "malformed")
    fields = from_json(blob[3 : 3 + length])
    require(isinstance(fields, dict) and fields.get("version") == VERSION, "unknown-version")
    require(set(fields) == FIELDS, "malformed")
    require(isinstance(fields["kind"], str) and fields["kind"] in KINDS, "unknown-kind")
    require(fields["connection"] == connection, "wrong-connection")
    require(fields["sender"] == sender, "wrong-sender")
    require(is_number(fields["epoch"]) and is_number(fields["sequence"]), "malformed")
    require((fields["previous"] is None) == (fields["sequence"] == 1), "malformed")
    padded = len(blob) - 3 - length - AROUND
    require(0 < padded <= MOST_PADDED and padded % BLOCK == 0, "wrong-length")
    previous = None if fields["previous"] is None else from_base64(fields["previous"], 32)
    record = from_base64(fields["record"], 32)
    return Envelope(
        fields["kind"], connection, fields["epoch"], record, sender, fields["sequence"], previous, blob, digest(blob)
    )
