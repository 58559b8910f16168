"""What every test may ask for: a clean cache, a real browser, the real server."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from playwright.sync_api import Browser, BrowserContext, BrowserType, expect, sync_playwright

from eachother.tests.served import Served

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIETLY = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

PATIENCE_MS = 20_000


@pytest.fixture(autouse=True)
def _nothing_cached() -> Iterator[None]:
    for name in settings.CACHES:
        caches[name].clear()
    yield


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A headless Chromium: the machine's own, or the one that Playwright installed."""
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE_MS)
        browser = launch(playwright.chromium)
        yield browser
        browser.close()


def launch(chromium: BrowserType, *more: str) -> Browser:
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    return chromium.launch(executable_path=path, args=[*QUIETLY, *more])


@pytest.fixture
def device(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """`device()` is a browser that nobody has used yet; several in a test are several devices."""
    opened: list[BrowserContext] = []

    def new(**options: object) -> BrowserContext:
        context = chromium.new_context(**options)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE_MS)
        opened.append(context)
        return context

    yield new
    for context in opened:
        context.close()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """The real server on an empty data folder (and, with DATABASE_URL, an empty database)."""
    house = Served(tmp_path)
    house.start()
    yield house
    house.close()
