"""What counts as a word, and which spellings of it count as the same. Pure functions; the same on every database.

Words are folded (no case, no accents) and stemmed in the languages of whoever wrote them, so that 'nights' finds 'a
night' and 'insomnie' finds 'Insomnie'. Whoever searches has languages too: what is asked is stemmed in those. Where a
script sets no spaces, each two neighbouring characters are a word.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from threading import local
from typing import Any, NamedTuple

LONGEST = 60
ALGORITHMS = {
    "ar": "arabic", "hy": "armenian", "eu": "basque", "ca": "catalan", "cs": "czech", "da": "danish", "nl": "dutch",
    "en": "english", "eo": "esperanto", "et": "estonian", "fi": "finnish", "fr": "french", "de": "german",
    "el": "greek", "hi": "hindi", "hu": "hungarian", "id": "indonesian", "ga": "irish", "it": "italian",
    "lt": "lithuanian", "ne": "nepali", "nb": "norwegian", "nn": "norwegian", "no": "norwegian", "fa": "persian",
    "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "es": "spanish",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
# Thai to Myanmar, Khmer, kana, Han; and Hangul, where spaces stand between phrases. First and last of each range.
UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
    (0xAC00, 0xD7AF), (0xF900, 0xFAFF), (0x20000, 0x323AF),
)  # fmt: skip
EVERYBODY = ""  # the audience to which all belong who may see a thing at all

Stem = Callable[[str, str], str]
_of_this_thread = local()


class Word(NamedTuple):
    """A word as it stands in a text, from `start` to `end`; `apart` when spaces set it apart from its neighbours."""

    start: int
    end: int
    text: str
    apart: bool


def words_in(text: str) -> Iterator[Word]:
    """All words, in their order. Single letters are none; of a script without spaces, single characters are too."""
    start = 0
    for at, kind in enumerate([*map(_kind, text), ""]):
        if at and kind == (before := _kind(text[at - 1])):
            continue
        if at and before == "letter" and at - start > 1:
            yield Word(start, at, text[start:at], apart=True)
        elif at and before == "unspaced":
            yield from _neighbours(text, start, at)
        start = at


def written(text: str, languages: Iterable[str]) -> Iterator[str]:
    """Every term of a text, those of one word side by side."""
    languages = list(languages)
    for word in words_in(text):
        yield from spellings(word.text, languages, kept_stem)


def asked(text: str, languages: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Each word that is asked for, and the terms that answer it. Nothing of it is remembered."""
    languages = list(languages)
    words = list(words_in(text))
    pairs = {at for word in words if not word.apart and word.end - word.start > 1 for at in (word.start, word.end - 1)}
    return {
        word.text: spellings(word.text, languages, stem)
        for word in words
        # Of characters that are asked for in a row, only the pairs: single ones say little.
        if word.apart or word.end - word.start > 1 or word.start not in pairs
    }


def spellings(word: str, languages: Iterable[str], stem: Stem) -> tuple[str, ...]:
    """The terms of a word: folded, and stemmed with its accents and without."""
    lower = unicodedata.normalize("NFC", word.casefold())[:LONGEST]
    plain = flat(lower)
    stems = (flat(stem(language, form)) for language in languages for form in (lower, plain))
    return tuple(term for term in dict.fromkeys((plain, *stems)) if term)


def term_of(kind: str, audience: str, term: str) -> str:
    """A term as the index has it. The full stop stands in no word and in no audience."""
    return f"{kind}{audience}.{term}"


@lru_cache(50_000)
def kept_stem(language: str, word: str) -> str:
    """As `stem`, remembered: for what people have written, never for what somebody searches."""
    return stem(language, word)


def stem(language: str, word: str) -> str:
    """The word without its endings, or as it is in a language that has no stemmer here."""
    algorithm = ALGORITHMS.get(language)
    return str(_stemmer(algorithm).stemWord(word)) if algorithm else word


def _stemmer(algorithm: str) -> Any:
    """One for each thread: they remember the word they work on."""
    stemmers = vars(_of_this_thread)
    if algorithm not in stemmers:
        import snowballstemmer  # noqa: PLC0415 - loaded when somebody writes or searches, not at every start

        stemmers[algorithm] = snowballstemmer.stemmer(algorithm)
    return stemmers[algorithm]


def flat(word: str) -> str:
    """Without accents and width, and of signs like ‘⒈’ only what belongs in a word. Put together again afterwards is
    what Unicode had only taken apart."""
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFKD", word)
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c) and _kind(c)))


def _neighbours(text: str, start: int, end: int) -> Iterator[Word]:
    for at in range(start, end):
        yield Word(at, at + 1, text[at : at + 1], apart=False)
        if at + 1 < end:
            yield Word(at, at + 2, text[at : at + 2], apart=False)


@lru_cache(20_000)
def _kind(character: str) -> str:
    """'letter' (numbers and marks with them), 'unspaced', or '' for what stands between words."""
    if unicodedata.category(character)[0] not in "LNM":
        return ""
    code = ord(character)
    return "unspaced" if any(first <= code <= last for first, last in UNSPACED) else "letter"
