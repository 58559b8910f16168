"""Words that go after a time both agreed to, between two browsers and a clock that is turned."""

import pytest
from playwright.sync_api import expect

from eachother.connections.tests import house
from eachother.connections.tests.browsing import Desk
from eachother.connections.tests.talks import agrees
from eachother.tests.looks import ALL_RULES, axe

pytestmark = pytest.mark.browser
GONE = "What was here has gone, as the two of you agreed."


def puts_a_week(desk: Desk) -> None:
    desk.press("Let words go after a time")
    desk.page.get_by_label("after a week").check()
    expect(desk.page.locator("#going-text")).to_have_value("What we say here goes after a week.")
    assert axe(desk.page, ALL_RULES) == []
    desk.page.locator("[data-going]").get_by_role("button", name="Put it on the table").click()


def test_words_go_while_both_agree(desks: tuple[Desk, Desk]) -> None:
    wren, juniper = desks
    wren.says("The gooseberry jar is empty.")
    juniper.sees("gooseberry")
    puts_a_week(wren)
    expect(juniper.clause("after a week")).to_contain_text("the server erases what is older than a week")
    assert house.do(wren.served, "days_pass", days=6) == 6
    assert house.do(wren.served, "days_pass", days=2) == 6  # Juniper has not said yes
    agrees(juniper, "after a week")

    # The open pages let them go by themselves, and the server by its chore; what is on the table stays.
    for desk in desks:
        expect(desk.clause("after a week")).to_contain_text("You both agree")
        desk.page.reload()
        desk.wait_until_ready()
        expect(desk.page.get_by_text(GONE)).to_have_count(6)
        expect(desk.page.get_by_text(GONE).locator("visible=true")).to_have_count(1)
        expect(desk.page.get_by_text("gooseberry")).to_have_count(0)
    assert house.do(wren.served, "days_pass", days=0) == 0
    wren.says("Young words.")
    for desk in desks:
        desk.page.reload()
        desk.wait_until_ready()
        desk.sees("Young words.")
        expect(desk.page.get_by_text(GONE).locator("visible=true")).to_have_count(1)
        expect(desk.page.locator("#thread .note")).to_have_count(0)
        assert axe(desk.page, ALL_RULES) == []
    assert b"gooseberry" not in wren.served.everything()

    # Back on the table it stops at once.
    clause = juniper.clause("after a week")
    clause.get_by_text("How it came about").click()
    clause.get_by_role("button", name="Put it back on the table").click()
    expect(wren.clause("after a week")).to_contain_text("On the table again")
    assert house.do(wren.served, "days_pass", days=8) == 1
    wren.page.reload()
    wren.wait_until_ready()
    wren.sees("Young words.")

    # Said differently it acts on another time, once both agree; nothing acts on what the server made up.
    wren.clause("after a week").get_by_role("button", name="Say it differently").locator("visible=true").click()
    wren.page.get_by_label("not at all: it stays").check()
    wren.page.locator("[data-going]").get_by_role("button", name="Put it on the table").click()
    expect(juniper.clause("What we say here stays.")).to_contain_text("Nothing goes by itself.")
    house.do(wren.served, "lie_about_days", days=1)
    juniper.page.reload()
    juniper.wait_until_ready()
    lied = juniper.clause("What we say here stays.")
    expect(lied).to_contain_text("The server acts on another time")
    expect(lied.get_by_role("button", name="Right for me")).to_be_hidden()
    assert wren.wrong == juniper.wrong == []


def test_what_goes_without_anybody_having_agreed_is_named(desks: tuple[Desk, Desk]) -> None:
    wren, _ = desks
    puts_a_week(wren)
    expect(wren.clause("after a week")).to_have_count(1)
    house.do(wren.served, "days_pass", days=9)
    house.do(wren.served, "empty", place=2)
    wren.page.reload()
    wren.wait_until_ready()
    expect(wren.page.get_by_text("gone from the server, and nothing shows")).to_have_count(1)
    expect(wren.page.get_by_text(GONE)).to_have_count(0)
