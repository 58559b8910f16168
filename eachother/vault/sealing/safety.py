"""What two people compare: Signal's numeric fingerprint, and the short one in links."""

import hashlib

from eachother.vault.encoding import digest, from_base64, lp, to_base64
from eachother.vault.sealing.accounts import Account

ITERATIONS = 5200


def safety_number(one: Account, other: Account) -> str:
    """Twelve groups of five digits, the same whoever asks."""
    digits = "".join(sorted(_half(account) for account in (one, other)))
    return " ".join(digits[at : at + 5] for at in range(0, 60, 5))


def fingerprint(account: Account) -> str:
    shown = account.public
    parts = lp("eo1/fingerprint", account.origin, account.ref, from_base64(shown.ed25519), from_base64(shown.x25519))
    return to_base64(digest(parts)[:16])


def _half(account: Account) -> str:
    key = account.ed25519.public + account.x25519.public
    hashed = b"\0\0" + key + lp("eo1/safety", account.origin, account.ref)
    for _ in range(ITERATIONS):
        hashed = hashlib.sha512(hashed + key).digest()
    return "".join(f"{int.from_bytes(hashed[at : at + 5], 'big') % 100_000:05}" for at in range(0, 30, 5))
