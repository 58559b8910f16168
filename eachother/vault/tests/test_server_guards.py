"""The same gate for what the server checks: each `require` of the readers, taken away, turns a test red."""

import ast
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest

from eachother.vault import encoding
from eachother.vault.envelopes import (
    accounts,
    agreements,
    epochs,
    files,
    identities,
    letters,
    messages,
    pages,
    records,
    shown,
    signals,
)
from eachother.vault.tests import (
    test_accounts,
    test_connections,
    test_encoding,
    test_few,
    test_files,
    test_pages,
    test_shown,
)

ENVELOPES = [accounts, agreements, epochs, files, identities, letters, messages, pages, records, shown, signals]
MODULES: list[ModuleType] = [encoding, *ENVELOPES]
TESTS: list[Callable[[], None]] = [
    test
    for module in (test_accounts, test_connections, test_encoding, test_few, test_files, test_pages, test_shown)
    for name, test in vars(module).items()
    if name.startswith("test_") and not hasattr(test, "hypothesis")
]


class Place(NamedTuple):
    path: str
    first: int
    last: int


def test_no_guard_of_the_server_goes_unmissed(monkeypatch: pytest.MonkeyPatch) -> None:
    places = list(_guards())
    assert len(places) >= 45
    unmissed = []
    for place in places:
        with monkeypatch.context() as patch:
            for module in MODULES:
                patch.setattr(module, "require", _except_at(place))
            if all(_passes(test) for test in TESTS):
                unmissed.append(f"{Path(place.path).name}:{place.first}")
    assert unmissed == []


def _guards() -> Iterator[Place]:
    for module in MODULES:
        path = str(module.__file__)
        for node in ast.walk(ast.parse(Path(path).read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "require":
                yield Place(path, node.lineno, node.end_lineno or node.lineno)


def _except_at(place: Place, whole: Callable[[bool, str], None] = encoding.require) -> Callable[[bool, str], None]:
    def require(condition: bool, reason: str) -> None:
        caller = sys._getframe(1)
        if caller.f_code.co_filename != place.path or not place.first <= caller.f_lineno <= place.last:
            whole(condition, reason)

    return require


def _passes(test: Callable[[], None]) -> bool:
    try:
        test()
    except BaseException as error:  # pytest's own failures do not derive from Exception
        if isinstance(error, KeyboardInterrupt):
            raise
        return False
    return True
