"""The list of the system's words, each with a question, and where that question comes from.

The list is data: one comes with the software, and a community puts its own in the place of it. What is asked of a list
stands in `read`; `lists/own_words.en.toml` shows how one is written.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

LONGEST = 200_000  # bytes; every device fetches it once
COMES_WITH_IT = Path(__file__).parent / "lists/own_words.en.toml"


class WrongList(Exception):  # noqa: N818 - it says what is so, not that something broke
    """No list can be made of this; the words say why, to whoever wrote it."""


class Source(NamedTuple):
    title: str
    by: str


class Asked(NamedTuple):
    """Words that go by one question; `grew_from` is what stands in the source."""

    words: tuple[str, ...]
    question: str
    source: Source
    grew_from: str


class OwnWords(NamedTuple):
    language: str
    asked: tuple[Asked, ...]


@cache
def read(text: str) -> OwnWords:
    """A list from its TOML. Raises WrongList."""
    if len(text.encode()) > LONGEST:
        raise WrongList(f"The list is longer than {LONGEST} bytes.")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise WrongList(f"This is no TOML: {wrong}") from None
    sources = {
        name: Source(_said(entry, "title", f"sources.{name}"), _said(entry, "by", f"sources.{name}"))
        for name, entry in _table(data.get("sources"), "[sources]").items()
    }
    asked = data.get("asked")
    if not isinstance(asked, list) or not asked:
        raise WrongList("There is no [[asked]] in it.")
    entries = tuple(_asked(entry, sources, f"[[asked]] number {number}") for number, entry in enumerate(asked, 1))
    return OwnWords(_said(data, "language", "the list"), entries)


def that_comes_with_it() -> str:
    return COMES_WITH_IT.read_text(encoding="utf-8")


def _asked(entry: object, sources: Mapping[str, Source], place: str) -> Asked:
    words = _table(entry, place).get("words")
    if not isinstance(words, list) or not words or not all(isinstance(word, str) and word.strip() for word in words):
        raise WrongList(f"{place}: 'words' must be a list of words.")
    source = _said(entry, "source", place)
    if source not in sources:
        raise WrongList(f"{place}: there is no [sources.{source}].")
    return Asked(tuple(words), _said(entry, "question", place), sources[source], _said(entry, "from", place))


def _table(value: object, place: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise WrongList(f"{place} is not there, or no table.")
    return value


def _said(entry: object, name: str, place: str) -> str:
    value = _table(entry, place).get(name)
    if not isinstance(value, str) or not value.strip():
        raise WrongList(f"{place}: '{name}' is missing.")
    return value.strip()
