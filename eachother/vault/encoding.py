"""Bytes and texts of the private words: how they are written, joined and hashed (vault/README.md)."""

import base64
import binascii
import json
import struct
from hashlib import blake2b
from typing import Any


class Malformed(ValueError):  # noqa: N818 - it says what is so: a thing is malformed
    """What was handed over is not what it claims to be. `reason` is stable and listed in the README."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def require(condition: bool, reason: str) -> None:
    """Every guard of this room is one of these, so that the tests can take each away in turn."""
    if not condition:
        raise Malformed(reason)


def to_base64(data: bytes) -> str:
    """base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def from_base64(text: object, length: int | None = None) -> bytes:
    """The bytes of one canonical base64url text; `length` is the only length that is right."""
    if not isinstance(text, str):
        raise Malformed("malformed")
    try:
        data = base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    except (UnicodeEncodeError, binascii.Error):
        raise Malformed("malformed") from None
    require(to_base64(data) == text, "malformed")
    require(length is None or len(data) == length, "wrong-length")
    return data


def lp(*parts: bytes | str | int) -> bytes:
    """Length-prefixed parts: no two different lists of parts give the same bytes."""
    return b"".join(struct.pack(">I", len(part)) + part for part in map(_bytes_of, parts))


def digest(data: bytes, key: bytes = b"") -> bytes:
    """BLAKE2b-256."""
    return blake2b(data, digest_size=32, key=key).digest()


def to_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def from_json(data: bytes) -> Any:
    """A JSON value from its exact bytes; a field that stands twice means something else to every reader.

    Half a character, which only an escape can spell, could be written nowhere: it is refused, as are numbers and
    nestings that nobody could mean.
    """
    try:
        text = data.decode()
        value = json.loads(text, object_pairs_hook=_each_once, parse_constant=_no_constant)
        if "\\u" in text:
            to_json(value)
    except (ValueError, RecursionError):
        raise Malformed("malformed") from None
    return value


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    require(len(fields) == len(pairs), "malformed")
    return fields


def _no_constant(name: str) -> None:
    raise Malformed("malformed")


def _bytes_of(part: bytes | str | int) -> bytes:
    if isinstance(part, int):
        return struct.pack(">I", part)
    return part.encode() if isinstance(part, str) else part
