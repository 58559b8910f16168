"""Signatures under a clause: agreeing to its wording, and putting it back on the table."""

from eachother.vault.encoding import from_base64, lp, require
from eachother.vault.envelopes.records import is_signed

LENGTH = 65


def check_agreement(
    text: object,
    *,
    ed25519: str,
    connection: str,
    clause: str,
    message_hash: bytes,
    round: int,  # noqa: A002 - the agreement's own word
) -> bytes:
    """The 65 bytes to store, when the owner of `ed25519` signed this wording in this round."""
    return _check(text, ed25519, lp("eo1/agree", connection, clause, message_hash, round))


def check_reopening(
    text: object,
    *,
    ed25519: str,
    connection: str,
    clause: str,
    message_hash: bytes,
    round: int,  # noqa: A002 - the agreement's own word
) -> bytes:
    """The same for a reopening; `round` is the one that begins with it."""
    return _check(text, ed25519, lp("eo1/reopen", connection, clause, message_hash, round))


def _check(text: object, ed25519: str, signed: bytes) -> bytes:
    blob = from_base64(text, LENGTH)
    require(blob[:1] == b"\x01", "unknown-version")
    require(is_signed(blob[1:], signed, from_base64(ed25519, 32)), "bad-signature")
    return blob
