"""The recovery code in its written form: Crockford's base32 and a check."""

from eachother.vault.encoding import digest, lp, require
from eachother.vault.sealing.boxes import Halves, split

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 36


def write_code(code: bytes) -> str:
    """Nine groups of four: 160 bits of code, 20 bits of check."""
    check = int.from_bytes(digest(lp("eo1/recovery-check", code))[:3], "big") >> 4
    number = int.from_bytes(code, "big") << 20 | check
    letters = "".join(LETTERS[number >> 5 * place & 31] for place in range(LENGTH - 1, -1, -1))
    return "-".join(letters[at : at + 4] for at in range(0, LENGTH, 4))


def read_code(typed: str) -> bytes:
    plain = typed.upper().replace("-", "").replace(" ", "").translate(str.maketrans("OIL", "011"))
    require(len(plain) == LENGTH and set(plain) <= set(LETTERS), "mistyped-code")
    number = sum(LETTERS.index(letter) << 5 * place for place, letter in enumerate(reversed(plain)))
    code = (number >> 20).to_bytes(20, "big")
    require(write_code(code).replace("-", "") == plain, "mistyped-code")
    return code


def split_code(code: bytes) -> Halves:
    return split(digest(lp("eo1/recovery", code)))
