"""Open to company only while a page is open: the last one is closed in a real browser."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from eachother.connections.tests.browsing import Desk
from eachother.tests.served import Served
from eachother.tests.soon import GONE_SECONDS
from eachother.tests.waiting import comes

pytestmark = pytest.mark.browser
NOT_NOW = 'aria-pressed="true">Not now'


def is_open(desk: Desk) -> bool:
    """As the server has it; asking like this opens no page."""
    answer = desk.context.request.get(desk.served.address + "/me/openness").text()
    return NOT_NOW not in " ".join(answer.split())


def test_closing_the_last_page_ends_it_and_loading_it_anew_does_not(
    served: Served, device: Callable[..., BrowserContext]
) -> None:
    served.stop()
    served.program = "eachother.tests.soon"
    served.start()
    wren = Desk(served, device(), "Wren").sign_in()
    wren.page.goto(served.address + "/today")
    wren.page.get_by_label("Or until I close my last page here").check()
    wren.press("Around")
    expect(wren.page.get_by_text("half a minute after you close your last page")).to_be_visible()
    wren.page.get_by_label("Or until I close my last page here").uncheck()
    expect(wren.page.get_by_text("half a minute after you close your last page")).to_have_count(0)
    wren.page.get_by_label("Or until I close my last page here").check()
    expect(wren.page.get_by_text("half a minute after you close your last page")).to_be_visible()
    wren.page.reload()
    second = wren.context.new_page()
    second.goto(served.address + "/people")
    wren.page.close()
    time.sleep(GONE_SECONDS + 2)
    assert is_open(wren), "there is still a page"
    second.close()
    time.sleep(GONE_SECONDS / 3)
    assert is_open(wren), "it might only have been loaded anew"
    assert comes(lambda: not is_open(wren))
