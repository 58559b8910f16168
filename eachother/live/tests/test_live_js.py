"""One stream for all tabs of a browser, whatever the tabs and the line do."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from eachother.front.tests.running import Running, running
from eachother.tests.waiting import comes

pytestmark = pytest.mark.browser

SCRIPT = Path(__file__).parents[1] / "static" / "live" / "live.js"
WREN = 1
KEEP = """
  document.addEventListener("DOMContentLoaded", () => {
    window.heard = [];
    document.body.addEventListener("changed", (event) => window.heard.push(event.detail.topic));
    document.body.addEventListener("changed:today", () => window.heard.push("today by name"));
  });
"""

ASLEEP = """
  window.BroadcastChannel = class {
    addEventListener() {}
    postMessage() {}
  };
"""

Tab = Callable[..., Page]


@pytest.fixture
def front(tmp_path: Path, settings: Any) -> Iterator[Running]:
    settings.ROOT_URLCONF = "eachother.front.tests.running"
    settings.MIDDLEWARE = []
    settings.ALLOWED_HOSTS = ["localhost"]
    with running(tmp_path, {"live/live.js": SCRIPT}) as house:
        yield house


@pytest.fixture
def tab(front: Running, device: Callable[..., BrowserContext]) -> Tab:
    """`tab()` opens another tab in Wren's browser, and waits until its line is up."""
    context = device()
    context.add_cookies([{"name": "person", "value": str(WREN), "url": f"http://{front.netloc}"}])
    context.add_init_script(KEEP)

    def open_one(script: str = "") -> Page:
        page = context.new_page()
        page.add_init_script(script)
        page.goto(f"http://{front.netloc}/listening")
        page.wait_for_selector('html[data-line="up"]', state="attached")
        return page

    return open_one


def heard(page: Page) -> list[str]:
    return list(page.evaluate("window.heard"))


def hears(page: Page, topic: str) -> bool:
    page.wait_for_function("(topic) => window.heard.includes(topic)", arg=topic)
    return True


def streams(front: Running) -> int:
    return len(front.hub.streams.get(WREN, []))


def test_a_page_hears_what_changed(front: Running, tab: Tab) -> None:
    page = tab()
    front.hub.tell({WREN}, ["today"])
    assert hears(page, "today by name")
    assert heard(page) == ["today", "today by name"]


def test_two_tabs_hear_it_through_one_stream(front: Running, tab: Tab) -> None:
    one, other = tab(), tab()
    front.hub.tell({WREN}, ["people"])
    assert hears(one, "people")
    assert hears(other, "people")
    assert streams(front) == 1


def test_when_the_tab_that_holds_it_closes_another_takes_it_over(front: Running, tab: Tab) -> None:
    one, other = tab(), tab()
    one.close()
    assert hears(other, "*")
    assert comes(lambda: streams(front) == 1)
    front.hub.tell({WREN}, ["people"])
    assert hears(other, "people")


def test_after_the_line_was_lost_it_looks_again(front: Running, tab: Tab) -> None:
    page = tab()
    front.hub.end(WREN)
    page.wait_for_selector('html[data-line="down"]', state="attached")
    page.wait_for_selector('html[data-line="up"]', state="attached")
    assert hears(page, "*")
    front.hub.tell({WREN}, ["today"])
    assert hears(page, "today")


def test_a_tab_that_is_asleep_gives_way_to_one_that_is_looked_at(front: Running, tab: Tab) -> None:
    """The tab that holds the stream does not answer; the other takes it over."""
    tab(ASLEEP)
    awake = tab()
    assert hears(awake, "*")
    assert comes(lambda: streams(front) == 1)
    front.hub.tell({WREN}, ["people"])
    assert hears(awake, "people")
