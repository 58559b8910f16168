"""The modules do what they promise and refuse what they must, in Node and in Chromium."""

from collections.abc import Callable
from typing import Any

import pytest

EVERYWHERE = {
    "texts": 10,
    "keys": 9,
    "members": 11,
    "words": 11,
    "thread": 13,
    "few": 11,
    "restored": 8,
    "pages": 5,
    "woven": 13,
    "shown": 7,
    "vectors": 6,
    "files": 8,
    "signals": 7,
    "told": 3,
}


@pytest.mark.parametrize("suite", [*EVERYWHERE, "derivation"])
def test_in_node(node: Callable[..., Any], suite: str) -> None:
    outcome = node("run.js", suite)
    assert outcome["failed"] == []
    assert outcome["passed"] >= EVERYWHERE.get(suite, 4)


def test_a_browser_without_webassembly_is_told_so(node: Callable[..., Any]) -> None:
    assert node("--noexpose_wasm", "blocked.js") == "no-webassembly"


@pytest.mark.browser
def test_in_a_browser(in_browser: Callable[..., Any]) -> None:
    outcome = in_browser(*EVERYWHERE, "device")
    assert outcome["failed"] == []
    assert outcome["passed"] >= sum(EVERYWHERE.values()) + 6
