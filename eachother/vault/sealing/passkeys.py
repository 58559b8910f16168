"""What a passkey answers (WebAuthn's PRF), and what that stands for."""

from eachother.vault.encoding import digest, lp, require
from eachother.vault.sealing.boxes import Halves, split

LENGTH = 32


def question_for(origin: str) -> bytes:
    """What every passkey of this community is asked."""
    return digest(lp("eo1/passkey-question", origin))


def split_passkey(*, origin: str, account: str, answer: bytes) -> Halves:
    require(len(answer) == LENGTH, "wrong-length")
    return split(digest(lp("eo1/passkey", origin, account, answer)))
