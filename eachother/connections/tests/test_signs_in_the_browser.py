"""Two people let each other see that they read and write; what else an open conversation follows, and folds."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from eachother.connections.tests.browsing import Desk

pytestmark = pytest.mark.browser
Device = Callable[..., BrowserContext]


def switches_on(desk: Desk, *what: str) -> None:
    talk = desk.path
    desk.page.get_by_text("More", exact=True).click()
    desk.page.get_by_role("link", name="What you let each other see").click()
    for words in what:
        desk.page.get_by_label(words).check()
    desk.press("Keep this")
    desk.wait_until_ready()
    assert desk.path == talk


def test_seen_and_writing_only_while_both_want_it(desks: tuple[Desk, Desk]) -> None:
    wren, juniper = desks
    seen, writing = wren.page.locator("[data-seen]:visible"), wren.page.locator("#writing")
    switches_on(wren, "How far you have read", "That you are writing")
    juniper.box.press_sequentially("Hm")
    wren.says("Are you about, pebble?")
    juniper.sees("Are you about, pebble?")
    expect(writing).to_be_hidden()
    expect(seen).to_have_count(0)

    juniper.box.fill("")
    switches_on(juniper, "How far you have read", "That you are writing")
    juniper.box.press_sequentially("Yes, I")
    expect(writing).to_be_visible()
    expect(writing).to_have_text("Juniper is writing")
    expect(writing).to_be_hidden()
    juniper.box.press_sequentially(" am")
    expect(writing).to_be_visible()
    juniper.says("Yes, I am about.")
    wren.sees("Yes, I am about.")
    expect(writing).to_be_hidden()

    wren.says("Good, marmalade then.")
    juniper.sees("Good, marmalade then.")
    expect(seen).to_have_count(1)
    said = wren.page.locator("#thread .said.mine").filter(has_text="marmalade")
    expect(said.get_by_text("Seen")).to_be_visible()

    talk = juniper.path
    juniper.page.goto(juniper.served.address + talk + "/signs")
    juniper.page.get_by_label("How far you have read").uncheck()
    juniper.press("Keep this")
    expect(seen).to_have_count(0)
    assert wren.wrong == juniper.wrong == []


def test_whether_the_other_is_here_follows(desks: tuple[Desk, Desk]) -> None:
    wren, juniper = desks
    here = wren.page.locator(".talk-head .face.here")
    expect(here).to_have_count(1)
    juniper.page.goto("about:blank")
    expect(here).to_have_count(0)
    expect(wren.page.locator(".talk-head").get_by_text("here now")).to_have_count(0)
    juniper.page.go_back()
    juniper.wait_until_ready()
    expect(here).to_have_count(1)
    assert wren.wrong == []


def test_what_power_the_other_carries_follows(desks: tuple[Desk, Desk], device: Device) -> None:
    wren, juniper = desks
    carried = wren.page.locator(".talk-head .carries")
    expect(carried).to_have_count(0)
    page = juniper.context.new_page()
    say_power(page, juniper, "a duty to report", "May")
    expect(carried).to_contain_text("a duty to report since May")
    say_power(page, juniper, "paid to be here", "")
    expect(carried.get_by_role("link")).to_have_text("and 1 more")
    assert wren.wrong == []


def say_power(page: Page, desk: Desk, words: str, since: str) -> None:
    page.goto(desk.served.address + "/me/powers")
    page.locator("[name=words]").fill(words)
    page.locator("[name=since]").fill(since)
    page.locator("main form button.go").first.click()
    expect(page.get_by_role("button", name=f"Take it off: {words}")).to_be_visible()


def test_what_one_asked_to_hide_is_folded_on_the_device(desks: tuple[Desk, Desk]) -> None:
    wren, juniper = desks
    talk = wren.path
    wren.page.goto(wren.served.address + "/me/boundaries")
    wren.page.get_by_label("A word, or a short phrase").fill("hôspital")
    wren.press("Hide it")
    wren.open(talk)
    juniper.says("Eleven weeks in HOSPITAL.")
    folded = wren.page.locator("#thread details.asked-to-hide")
    expect(folded).to_have_count(1)
    expect(wren.page.get_by_text("Eleven weeks")).to_be_hidden()
    folded.locator("summary").press("Enter")
    expect(wren.page.get_by_text("Eleven weeks in HOSPITAL.")).to_be_visible()
    expect(juniper.page.locator("#thread details.asked-to-hide")).to_have_count(0)
    wren.says("Not the hospital again.")
    expect(folded).to_have_count(1)
    assert wren.wrong == juniper.wrong == []
