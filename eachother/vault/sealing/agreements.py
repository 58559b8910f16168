"""Agreeing to a clause, and reopening it."""

from eachother.vault.encoding import lp, to_base64
from eachother.vault.sealing.accounts import Account
from eachother.vault.sealing.boxes import sign


def agree(
    account: Account,
    *,
    connection: str,
    clause: str,
    message_hash: bytes,
    round: int,  # noqa: A002 - the agreement's own word
) -> str:
    """A signature over the sealed wording in this round."""
    return _sign(account, lp("eo1/agree", connection, clause, message_hash, round))


def reopen(
    account: Account,
    *,
    connection: str,
    clause: str,
    message_hash: bytes,
    round: int,  # noqa: A002 - the agreement's own word
) -> str:
    """The same for a reopening; `round` is the one that begins with it."""
    return _sign(account, lp("eo1/reopen", connection, clause, message_hash, round))


def _sign(account: Account, data: bytes) -> str:
    return to_base64(b"\x01" + sign(data, account.ed25519))
