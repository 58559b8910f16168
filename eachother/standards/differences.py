"""Two texts side by side, by words: what stays, what was taken out, what came in. Pure."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

WORDS = re.compile(r"\s+|[^\w\s]|\w+")
LONGEST = 6000  # words; beyond that both are shown whole

How = Literal["same", "out", "in"]


class Piece(NamedTuple):
    how: How
    words: str


def differences(before: str, after: str) -> list[Piece]:
    """In order; what was taken out stands before what came in its place. Joining what is not 'in' gives `before`, what
    is not 'out' gives `after`."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    if len(old) + len(new) > LONGEST:
        return list(_told([("out", before), ("in", after)] if before != after else [("same", before)]))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    pieces: list[tuple[How, str]] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(("same", "".join(old[a:b])))
        else:
            pieces += [("out", "".join(old[a:b])), ("in", "".join(new[c:d]))]
    return list(_told(_joined(pieces)))


def _joined(pieces: list[tuple[How, str]]) -> list[tuple[How, str]]:
    """A lone space between two changes belongs to both: it is read as one change, not as two."""
    found: list[tuple[How, str]] = []
    for n, (how, words) in enumerate(pieces):
        between = how == "same" and words.isspace() and 0 < n < len(pieces) - 1
        for one, text in [("out", words), ("in", words)] if between else [(how, words)]:
            found.append((one, text))  # type: ignore[arg-type]
    return found


def _told(pieces: list[tuple[How, str]]) -> Iterator[Piece]:
    """Runs of changes become one that is taken out and one that comes in."""
    out, came = "", ""
    for how, words in pieces:
        if how == "out":
            out += words
        elif how == "in":
            came += words
        else:
            yield from _change(out, came)
            out, came = "", ""
            if words:
                yield Piece("same", words)
    yield from _change(out, came)


def _change(out: str, came: str) -> Iterator[Piece]:
    if out:
        yield Piece("out", out)
    if came:
        yield Piece("in", came)
