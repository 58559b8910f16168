"""Sealed letters as the server sees them: who, where, in which epoch, of what size; never a word."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from eachother.vault.encoding import from_base64, from_json, require
from eachother.vault.envelopes.records import VERSION, is_number

MOST_HEADER = 1024
BLOCK = 256
# nonce, tag
AROUND = 24 + 16
MOST_PADDED = 64 + 32_768 + BLOCK - (64 + 32_768) % BLOCK


class Letter(NamedTuple):
    """What a letter claims, and the whole of it, to be stored and given out as it came."""

    claims: Mapping[str, Any]
    epoch: int
    record: bytes
    sealed: bytes


def read_letter(text: object, *, fields: set[str], kinds: tuple[str, ...], connection: str, sender: str) -> Letter:
    """A letter with exactly these fields that claims to be this sender's in this connection, of a possible size."""
    blob = from_base64(text)
    require(blob[:1] == b"\x01", "unknown-version")
    length = int.from_bytes(blob[1:3], "big")
    require(length <= MOST_HEADER, "malformed")
    claims = from_json(blob[3 : 3 + length])
    require(isinstance(claims, dict) and claims.get("version") == VERSION, "unknown-version")
    require(set(claims) == fields, "malformed")
    require(isinstance(claims["kind"], str) and claims["kind"] in kinds, "unknown-kind")
    require(claims["connection"] == connection, "wrong-connection")
    require(claims["sender"] == sender, "wrong-sender")
    require(is_number(claims["epoch"]), "malformed")
    padded = len(blob) - 3 - length - AROUND
    require(0 < padded <= MOST_PADDED and padded % BLOCK == 0, "wrong-length")
    return Letter(claims, claims["epoch"], from_base64(claims["record"], 32), blob)
