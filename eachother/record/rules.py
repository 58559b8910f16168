"""How the record is chained. Pure; `docs/decisions/record.md` has the same in a few lines for whoever checks a copy."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

BEFORE_THE_FIRST = "0" * 64
WORDS_LENGTH = 2000
SHORT = 16


def said(number: int, at: datetime, *, kind: str, facts: Mapping[str, Any], mark: str, previous: str) -> dict[str, Any]:
    """An entry as the chain holds it, and as it is given out."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    return {"number": number, "at": moment, "kind": kind, "facts": facts, "mark": mark, "previous": previous}


def chained(entry: Mapping[str, Any]) -> str:
    """SHA-256 of the entry's canonical form: JSON with its keys in order, without spaces, in UTF-8."""
    text = json.dumps(entry, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def marked(salt: str, words: str) -> str:
    return sha256((salt + words).encode()).hexdigest()


def short(full: str) -> str:
    """As much of a hash as one can write down: sixteen characters, in fours."""
    return " ".join(full[start : start + 4] for start in range(0, SHORT, 4))


def must_fit(facts: Any) -> None:
    """Raises TypeError for what does not come out of every database as it went in: a fraction, a moment, a NUL."""
    if isinstance(facts, Mapping):
        for name, value in facts.items():
            must_fit(name)
            must_fit(value)
    elif isinstance(facts, list | tuple):
        for value in facts:
            must_fit(value)
    elif isinstance(facts, str):
        if "\0" in facts or any(0xD800 <= ord(letter) <= 0xDFFF for letter in facts):
            raise TypeError("A fact cannot hold such letters.")
    elif facts is not None and not isinstance(facts, int):
        raise TypeError(f"{type(facts).__name__} is no fact: use text, whole numbers, yes and no, and lists of them.")
