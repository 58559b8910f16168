"""Signing out on another device, and putting power on the table, as people do it in a browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from eachother.people.tests import walks

pytestmark = pytest.mark.browser


def test_sign_out_there(invitation: str, new_page: Callable[..., Page]) -> None:
    phone, desk = new_page(), new_page()
    kept = walks.join(phone, invitation, "Whimbrel")
    phone.wait_for_url("**/me?first")
    walks.sign_in(desk, kept)
    desk.goto("/me/keys")
    there = desk.get_by_role("listitem").filter(has_text="Another browser")
    there.get_by_text("Give it a name").click()
    there.get_by_label("What you call it").fill("my phone")
    there.get_by_role("button", name="Keep this").click()
    desk.get_by_role("button", name="Sign out there: my phone").click()
    expect(desk.get_by_text("This browser", exact=True)).to_be_visible()
    expect(desk.get_by_text("my phone")).to_have_count(0)
    phone.goto("/me")
    phone.wait_for_url("**/door?next=**")
    assert walks.loses_keys(phone), "its key does not stay there either"
    desk.goto("/me")
    expect(desk.get_by_role("heading", name="Whimbrel")).to_be_visible()


def test_a_power_is_read_before_a_nod(invitation: str, new_page: Callable[..., Page]) -> None:
    """Without scripts, too: the pills only fill the words, and the words are one's own."""
    page = new_page()
    walks.join(page, invitation, "Whinchat")
    page.wait_for_url("**/me?first")
    page.goto("/me")
    page.get_by_role("link", name="What power you carry").click()
    page.get_by_role("link", name="paid to be here").click()
    words = page.get_by_label("What you carry")
    expect(words).to_have_value("paid to be here")
    expect(words).to_be_focused()
    words.fill("paid to be here on Tuesdays")
    page.get_by_label("Since when").fill("May")
    page.get_by_role("button", name="Put it on the table").click()
    expect(page.get_by_role("button", name="Take it off: paid to be here on Tuesdays")).to_be_visible()

    other = new_page()
    walks.join(other, invitation, "Snipe")
    other.wait_for_url("**/me?first")
    other.goto("/who-can-do-what")
    other.get_by_role("link", name="Whinchat").click()
    expect(other.get_by_text("Whinchat puts this on the table")).to_be_visible()
    expect(other.get_by_text("paid to be here on Tuesdays")).to_be_visible()
    page.get_by_role("button", name="Take it off").click()
    expect(page.get_by_text("Nothing on the table")).to_be_visible()
