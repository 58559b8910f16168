"""Riverside for a whole module: one server, and whoever signs in does so once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from eachother.tests.filled import Houses
from eachother.tests.riverside import RIVERSIDE, WREN, Riverside
from eachother.tests.waiting import PATIENCE_MS


@pytest.fixture(scope="module")
def riverside(tmp_path_factory: pytest.TempPathFactory, houses: Houses) -> Iterator[Riverside]:
    contact = {"EACHOTHER_CONTACT": "mailto:host@riverside.example"}
    house = Riverside(Path(tmp_path_factory.mktemp("riverside")), contact)
    houses.filled(RIVERSIDE).copy_to(house)
    house.start()
    yield house
    house.close()


@pytest.fixture(scope="module")
def nobody(riverside: Riverside, chromium: Browser) -> Iterator[Page]:
    """A browser in which nobody is signed in."""
    with chromium.new_context(base_url=riverside.address, reduced_motion="reduce") as context:
        context.set_default_timeout(PATIENCE_MS)
        yield context.new_page()


@pytest.fixture(scope="module")
def wren(riverside: Riverside, chromium: Browser) -> Iterator[Page]:
    """A browser in which Wren has signed in."""
    with chromium.new_context(base_url=riverside.address, reduced_motion="reduce") as context:
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        riverside.come_in(page, WREN)
        yield page
