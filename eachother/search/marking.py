"""Marks, in a text that is shown, the words by which it was found. Pure functions."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from eachother.search.words import kept_stem, spellings, words_in


class Piece(NamedTuple):
    """A stretch of a text; `found` when it is what was asked for."""

    text: str
    found: bool


def marked(text: str, terms: frozenset[str], languages: Iterable[str]) -> list[Piece]:
    """The whole text in pieces, marked and not in turn. `languages` are those in which it was put into the index."""
    languages = list(languages)
    spans: list[tuple[int, int]] = []
    for word in words_in(text):
        if not terms.isdisjoint(spellings(word.text, languages, kept_stem)):
            if spans and word.start <= spans[-1][1]:
                spans[-1] = (spans[-1][0], max(word.end, spans[-1][1]))
            else:
                spans.append((word.start, word.end))
    return list(_pieces(text, spans))


def _pieces(text: str, spans: Sequence[tuple[int, int]]) -> Iterable[Piece]:
    at = 0
    for start, end in spans:
        if at < start:
            yield Piece(text[at:start], found=False)
        yield Piece(text[start:end], found=True)
        at = end
    if at < len(text):
        yield Piece(text[at:], found=False)
