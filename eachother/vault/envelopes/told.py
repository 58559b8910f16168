"""What a few tell a newcomer of their agreement, as the server sees it: sealed to that one, in steps of a kilobyte."""

from eachother.vault.encoding import from_base64, require

BLOCK = 1024
MOST = 66 * BLOCK
# version; the key of the moment and the tag of a sealed box
AROUND = 1 + 32 + 16


def read_told(text: object) -> bytes:
    """A letter of a possible size, to be stored and handed to the newcomer as it came."""
    blob = from_base64(text)
    require(blob[:1] == b"\x01", "unknown-version")
    padded = len(blob) - AROUND
    require(padded > 0 and padded % BLOCK == 0, "wrong-length")
    require(padded <= MOST, "too-long")
    return blob
