"""Two people in two browsers, alongside, and what they do with their agreement there."""

from playwright.sync_api import expect

from eachother.connections.tests.browsing import Desk


def puts(desk: Desk, words: str, belongs_to: str = "") -> None:
    """On the table, in this part of the agreement."""
    desk.press("Add")
    if belongs_to:
        desk.page.locator("#new-part").select_option(label=belongs_to)
    desk.page.fill("#new-clause", words)
    desk.page.locator("[data-adding]").get_by_role("button", name="Put it on the table").click()
    expect(desk.clause(words)).to_have_count(1)


def agrees(desk: Desk, words: str) -> None:
    desk.clause(words).get_by_role("button", name="Right for me").click()
    expect(desk.clause(words)).to_contain_text("You both agree")
