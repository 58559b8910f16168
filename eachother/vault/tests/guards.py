"""Finds the guards of the modules and takes one away: each is a `require(condition, "reason");` statement."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_GUARD = re.compile(r"^ *require\(", re.MULTILINE)
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[()]')


class Guard(NamedTuple):
    path: Path
    start: int
    end: int

    @property
    def name(self) -> str:
        text = self.path.read_text()
        return f"{self.path.name}:{text.count(chr(10), 0, self.start) + 1} {' '.join(self.statement(text).split())}"

    def statement(self, text: str) -> str:
        return text[self.start : self.end]

    def taken_away(self, text: str) -> str:
        return text[: self.start] + text[self.end :]


def guards_in(folder: Path) -> Iterator[Guard]:
    for path in sorted(folder.glob("*.js")):
        text = path.read_text()
        for match in _GUARD.finditer(text):
            yield Guard(path, match.start(), _end_of_statement(text, match.end() - 1))


def _end_of_statement(text: str, opening: int) -> int:
    """Just behind the semicolon after the bracket that closes the one at `opening`."""
    depth = 0
    for token in _TOKEN.finditer(text, opening):
        depth += {"(": 1, ")": -1}.get(token.group(), 0)
        if depth == 0:
            assert text[token.end()] == ";", text[opening : token.end() + 1]
            return token.end() + 1
    raise AssertionError(text[opening:])
