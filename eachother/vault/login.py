"""The name somebody signs in with, in one spelling. The browser computes the same (`passphrase.js`)."""

import re
import unicodedata

# Unicode's White_Space, spelled out: Python's str.split() goes by another list.
SPACES = re.compile("[\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")


def normalise_login(name: str) -> str:
    """NFKC, without control and format characters, single spaces, none at the ends, lower case."""
    spaced = SPACES.sub(" ", unicodedata.normalize("NFKC", name))
    seen = "".join(character for character in spaced if unicodedata.category(character) not in {"Cc", "Cf"})
    return SPACES.sub(" ", seen).strip(" ").lower()


def normalise_passphrase(text: str) -> str:
    """NFKC, single spaces, none at the ends. Only for tests and the demo: the server never sees a passphrase."""
    return SPACES.sub(" ", unicodedata.normalize("NFKC", text)).strip(" ")
