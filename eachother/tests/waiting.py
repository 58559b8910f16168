"""Waiting for a state. However long a busy machine takes, nothing is waited for longer than it needs."""

import time
from collections.abc import Callable

from playwright.sync_api import Page

PATIENCE_SECONDS = 60.0
PATIENCE_MS = 60_000
BREAD = "Plain white bread"


def comes(what: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> bool:
    """Whether this becomes true before patience ends."""
    until = time.monotonic() + seconds
    while not what() and time.monotonic() < until:
        time.sleep(0.02)
    return what()


def becomes(page: Page, script: str, given: object = None) -> bool:
    """Whether this becomes true in the page. (Playwright's own `wait_for_function` needs `eval`, which our pages forbid
    as soon as it has to look twice.)"""
    return comes(lambda: bool(page.evaluate(script, given)))


def escape_twice(page: Page) -> None:
    """Leave quickly. Between two presses a busy machine may lose so much time that they are not meant as one: again."""

    def has_left() -> bool:
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        return page.title() == BREAD or comes(lambda: page.title() == BREAD, seconds=3)

    assert comes(has_left), f"still on {page.url}"
