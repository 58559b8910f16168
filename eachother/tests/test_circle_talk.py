"""Two people talk in a circle, each in their own browser."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from eachother.tests.riverside import JUNIPER, WREN, Riverside

pytestmark = pytest.mark.browser
Device = Callable[..., BrowserContext]


@pytest.fixture
def wren(riverside: Riverside, device: Device) -> Iterator[Page]:
    yield _in_the_thread(riverside, device, WREN)


@pytest.fixture
def juniper(riverside: Riverside, device: Device) -> Iterator[Page]:
    yield _in_the_thread(riverside, device, JUNIPER)


def _in_the_thread(riverside: Riverside, device: Device, name: str) -> Page:
    page = device(base_url=riverside.address).new_page()
    riverside.come_in(page, name)
    page.goto(f"/circles/talk/{riverside.facts['thread']}")
    return page


def says(page: Page, words: str) -> None:
    page.get_by_label("Your words").fill(words)
    page.get_by_role("button", name="Send").click()


def test_what_one_says_the_other_reads_at_once(wren: Page, juniper: Page) -> None:
    says(wren, "They are *very* ugly.")
    for page in (wren, juniper):
        expect(page.get_by_text("They are very ugly.")).to_be_visible()
    expect(wren.get_by_label("Your words")).to_have_value("")
    juniper.locator("li.said", has_text="They are very ugly.").get_by_role("link", name="Quote").click()
    expect(juniper.locator("#write blockquote")).to_contain_text("They are very ugly.")
    says(juniper, "So am I at four.")
    answer = wren.locator("li.said", has_text="So am I at four.")
    expect(answer.locator("blockquote")).to_contain_text("They are very ugly.")
    answer.get_by_role("button", name="I’ve been there").click()
    expect(answer).to_contain_text("you have been there")
    expect(juniper.locator("li.said", has_text="So am I at four.")).to_contain_text("Wren has been there")


def test_taken_back_it_goes_from_the_other_s_page(wren: Page, juniper: Page) -> None:
    says(wren, "Forget this one.")
    mine = wren.locator("li.said", has_text="Forget this one.")
    theirs = juniper.locator("li.said", has_text="Forget this one.")
    expect(theirs).to_be_visible()
    mine.get_by_role("link", name="Take it back").click()
    wren.get_by_role("button", name="Take it back").click()
    expect(theirs).to_have_count(0)


def test_a_lost_line_keeps_the_words(wren: Page, juniper: Page) -> None:
    wren.context.set_offline(True)
    says(wren, "Through the tunnel.")
    expect(wren.locator("[data-problem]")).to_contain_text("What you wrote is still here")
    expect(wren.get_by_label("Your words")).to_have_value("Through the tunnel.")
    wren.context.set_offline(False)
    wren.get_by_role("button", name="Send").click()
    expect(juniper.get_by_text("Through the tunnel.")).to_be_visible()


def test_what_one_types_is_kept_until_one_leaves_quickly(wren: Page) -> None:
    area = wren.get_by_label("Your words")
    area.fill("Half a thought")
    expect(area).to_have_value("Half a thought")
    wren.evaluate("dispatchEvent(new Event('pagehide'))")
    wren.reload()
    expect(wren.get_by_label("Your words")).to_have_value("Half a thought")
    wren.get_by_role("button", name="Leave quickly").click()
    wren.wait_for_url("**/away")
    assert wren.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('draft:'))") == []
