"""Signed records (`01 ‖ signature ‖ JSON`) and what all readers ask of JSON fields."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from eachother.vault.encoding import from_base64, from_json, lp, require

VERSION = 1
LARGEST_NUMBER = 0xFFFFFFFF


class Record(NamedTuple):
    """A signed record whose signature has not been looked at yet."""

    blob: bytes
    fields: Mapping[str, Any]

    def check(self, label: str, ed25519: str) -> None:
        """That the exact bytes were signed with this key (base64url)."""
        signature, record = self.blob[1:65], self.blob[65:]
        require(is_signed(signature, lp(label, record), from_base64(ed25519, 32)), "bad-signature")


def read_record(text: object, fields: Sequence[str], *, most: int) -> Record:
    """A record of this version with exactly these fields."""
    blob = from_base64(text)
    require(blob[:1] == b"\x01", "unknown-version")
    require(len(blob) <= most, "too-long")
    record = from_json(blob[65:])
    require(isinstance(record, dict) and record.get("version") == VERSION, "unknown-version")
    require(set(record) == set(fields), "malformed")
    return Record(blob, record)


def is_signed(signature: bytes, data: bytes, public_key: bytes) -> bool:
    # libsodium is loaded when something signed is looked at, not at every start
    from nacl.bindings import crypto_sign_open  # noqa: PLC0415
    from nacl.exceptions import BadSignatureError  # noqa: PLC0415

    try:
        crypto_sign_open(signature + data, public_key)
    except (BadSignatureError, ValueError):
        return False
    return True


def is_number(value: object) -> bool:
    """A whole number from 1 on; JSON's true is none."""
    return type(value) is int and 1 <= value <= LARGEST_NUMBER
