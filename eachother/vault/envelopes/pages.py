"""Sealed pages of somebody's own as the server sees them: which kind, how often changed, how long about."""

from typing import Any, NamedTuple, cast

from eachother.vault.encoding import Malformed, from_base64, require
from eachother.vault.envelopes.records import is_number

KINDS = ("plan", "journal")
BLOCK = 256
# version, nonce, tag
AROUND = 1 + 24 + 16
MOST_WORDS = 32_768
MOST_PADDED = MOST_WORDS + BLOCK - MOST_WORDS % BLOCK


class SealedPage(NamedTuple):
    """`sealed` is the whole blob, to be stored and given out as it came."""

    kind: str
    revision: int
    sealed: bytes


def read_page(data: object) -> SealedPage:
    """A sealed page of a possible size; that its revision follows the stored one is for the one writer to check."""
    if not isinstance(data, dict):
        raise Malformed("malformed")
    fields: dict[str, Any] = data
    kind, revision, sealed = fields.get("kind"), fields.get("revision"), from_base64(fields.get("sealed"))
    require(isinstance(kind, str) and kind in KINDS, "unknown-kind")
    require(is_number(revision), "malformed")
    require(sealed[:1] == b"\x01", "unknown-version")
    padded = len(sealed) - AROUND
    require(padded > 0 and padded % BLOCK == 0, "wrong-length")
    require(padded <= MOST_PADDED, "too-long")
    return SealedPage(cast(str, kind), cast(int, revision), sealed)
