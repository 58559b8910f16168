"""Cleaning what people type: nothing they meant is lost, nothing invisible comes along."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# Bidirectional overrides and isolates can make a name read as another; they are never needed in plain text.
_BIDI = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_SPACES = re.compile(r"\s+")
_BLANK_LINES = re.compile(r"\n{3,}")
# Invisible inside a word: soft hyphens, joiners, variation selectors.
_JOINERS = re.compile("[\u00ad\u034f\u180b-\u180f\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]")
# Thai, Lao, Myanmar, Khmer, kana, Han, Hangul (whose words carry endings), and what stands in for them beyond the BMP.
_UNSPACED = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3005, 0x3007),
    (0x3040, 0x30FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)


def clean_line(text: str) -> str:
    """One line: NFC, no control characters, single spaces, none at the ends."""
    return _SPACES.sub(" ", _visible(text)).strip()


def clean_text(text: str) -> str:
    """Several lines: as `clean_line`, but line breaks stay (at most one empty line in a row)."""
    lines = [re.sub(r"[^\S\n]+", " ", line).strip() for line in _visible(text).split("\n")]
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def fold(text: str) -> str:
    """The key by which two spellings count as the same: no case, no accents, no width, no doubled spaces."""
    decomposed = unicodedata.normalize("NFKD", clean_line(text).casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def key_of(words: str) -> str:
    """Words as they are looked for in others' text: folded, each apart by one space, without punctuation.

    Where a script puts no spaces between words, and for signs such as emoji, each character is a word of its own.
    """
    loose = fold(_JOINERS.sub("", unicodedata.normalize("NFKC", words)))
    return " ".join("".join(map(_apart, unicodedata.normalize("NFC", loose))).split())


def has_words(text: str, keys: Iterable[str]) -> bool:
    """Whether one of these keys stands in the text, word for word."""
    said = f" {_said_before(text)} "
    return any(f" {key} " in said for key in keys)


@lru_cache(maxsize=4096)
def _said_before(text: str) -> str:
    """What stands on a page stands on the next ones too."""
    return key_of(text)


@lru_cache(maxsize=4096)
def _apart(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("So", "Sm", "Sc") or any(low <= ord(character) <= high for low, high in _UNSPACED):
        return f" {character} "
    return character if category[0] in "LNM" else " "


def _visible(text: str) -> str:
    normal = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).translate(_BIDI)
    return "".join(c for c in normal if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs", "Co", "Cn"})
