"""Signals of a call as the server sees them: sealed, in steps of a kilobyte, passed on and forgotten."""

from eachother.vault.encoding import from_base64, require

BLOCK = 1024
MOST = 32 * 1024
# version, nonce, tag
AROUND = 1 + 24 + 16


def read_signal(text: object) -> str:
    """A sealed signal of a possible size, as it came."""
    blob = from_base64(text)
    require(blob[:1] == b"\x01", "unknown-version")
    padded = len(blob) - AROUND
    require(padded > 0 and padded % BLOCK == 0, "wrong-length")
    require(padded <= MOST, "too-long")
    return str(text)
