"""Node and Chromium, with the modules laid out for them."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from eachother.vault.tests.laid_out import NODE, in_node, lay_out, served


@pytest.fixture(scope="session")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("vault") / "static")


@pytest.fixture(scope="session")
def node(tree: Path) -> Callable[..., Any]:
    if NODE is None:
        pytest.skip("Node is not installed; the same tests run in the browser")
    return partial(in_node, tree)


@pytest.fixture(scope="session")
def address(tree: Path) -> Iterator[str]:
    """The tree, served."""
    with served(tree) as where:
        yield where


@pytest.fixture
def in_browser(address: str, device: Callable[..., Any]) -> Callable[..., Any]:
    """Opens tests/page.html with these suites and waits for what they found."""

    def run(*suites: str) -> Any:
        page = device().new_page()
        page.goto(f"{address}/tests/page.html?" + "&".join(f"suite={name}" for name in suites))
        page.wait_for_selector("html[data-done]", state="attached", timeout=60_000)
        return page.evaluate("globalThis.outcome")

    return run
