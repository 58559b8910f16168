"""Asks and offers between two browsers: marked where one writes, drawn both ways for whoever looks."""

import pytest
from playwright.sync_api import expect

from eachother.connections.tests.browsing import Desk
from eachother.connections.tests.test_hanging_in_the_browser import does, row
from eachother.tests.looks import ALL_RULES, axe

pytestmark = pytest.mark.browser


def marked(desk: Desk, mark: str, words: str) -> None:
    desk.box.fill(words)
    desk.press(mark)
    desk.says(words)
    expect(desk.page.locator('[data-mark][aria-pressed="true"]')).to_have_count(0)


def test_marked_drawn_and_changed(desks: tuple[Desk, Desk]) -> None:
    wren, juniper = desks
    dialog = wren.page.get_by_role("dialog")
    wren.page.locator("details.more summary").click()
    wren.press("Between you")
    expect(dialog).to_contain_text("Nothing is marked yet.")
    expect(dialog.locator("[data-questions] p:visible")).to_have_count(1)
    dialog.get_by_role("button", name="Close").click()

    marked(wren, "An ask", "Would you come along to the gooseberry stall?")
    marked(juniper, "An offer", "I can bring the ladder.")
    marked(juniper, "An offer", "And jars.")
    wren.sees("And jars.")
    expect(row(wren, "ladder").locator("[data-label]")).to_have_text("An offer")
    expect(row(juniper, "gooseberry").locator("[data-label]")).to_have_text("An ask")

    # It can be said differently, the mark too.
    does(juniper, "And jars.", "Say it differently")
    expect(juniper.page.get_by_role("button", name="An offer", exact=True)).to_have_attribute("aria-pressed", "true")
    juniper.press("An ask")
    juniper.write("And jars.")
    expect(row(wren, "And jars.").locator("[data-label]")).to_have_text("An ask")

    told: list[str] = []
    wren.page.on("request", lambda request: told.append(request.url) if request.method != "GET" else None)
    wren.page.locator("details.more summary").click()
    wren.press("Between you")
    expect(dialog.locator("[data-flow] circle")).to_have_count(3)
    assert [one.get_attribute("class") for one in dialog.locator("[data-flow] circle").all()] == ["ask", "offer", "ask"]
    heights = [one.get_attribute("cy") for one in dialog.locator("[data-flow] circle").all()]
    assert heights[0] != heights[1] == heights[2]
    assert axe(wren.page, ALL_RULES) == []
    dialog.get_by_text("The same in words").click()
    expect(dialog.get_by_role("listitem")).to_have_count(3)
    expect(dialog.get_by_role("listitem").first).to_contain_text("You asked, today: Would you come along")
    dialog.get_by_role("listitem").first.get_by_role("button").click()
    expect(dialog).to_be_hidden()
    expect(row(wren, "gooseberry")).to_be_focused()
    # What the talk marks as read, it marks in its own time.
    assert [address for address in told if not address.endswith("/reading")] == []
    assert wren.wrong == juniper.wrong == []
    kept = wren.served.everything()
    assert not [word for word in (b"gooseberry", b'"mark":', b'"offer"') if word in kept]
