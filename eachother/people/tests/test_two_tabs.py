"""What one tab closes is closed in the others; and a server that turns back the pins is found out."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from eachother.people.tests import walks

pytestmark = pytest.mark.browser
A_DAY_AGO = '{"minutes": 60, "at": 1}'
CHANGE = """async ([script, account]) => {
  const { saveBundle, unlocked } = await import(script);
  const key = "A".repeat(43);
  const pinning = (me) => { me.pins[account] = { ed25519: key, x25519: key, earlier: [], how: "seen" }; };
  const reason = await saveBundle(pinning).then(() => "kept", (error) => error.reason ?? String(error));
  return { reason, pins: Object.keys((await unlocked()).pins) };
}"""


@pytest.fixture
def tabs(invitation: str, new_page: Callable[..., Page], request: pytest.FixtureRequest) -> tuple[Page, Page]:
    """Two tabs of one browser, in which somebody is signed in."""
    first = new_page()
    walks.join(first, invitation, f"Wren {request.node.name[-20:]}")
    first.wait_for_url("**/me?first")
    second = first.context.new_page()
    for page in (first, second):
        page.goto("/me/keys")
        page.wait_for_load_state("networkidle")
    return first, second


def test_signing_out_in_one_tab_closes_the_others(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    first.get_by_role("button", name="Sign out").click()
    for page in tabs:
        expect(page.get_by_role("heading", name="Come in")).to_be_visible()
    assert walks.loses_keys(second)
    second.goto("/me")
    assert "/door" in second.url


def test_away_in_one_is_away_in_all(tabs: tuple[Page, Page]) -> None:
    first, _ = tabs
    first.evaluate("(long) => localStorage.setItem('here', long)", A_DAY_AGO)
    for page in tabs:
        expect(page.get_by_role("heading", name="Come in")).to_be_visible()
    assert walks.loses_keys(first)


def test_signing_in_in_one_tab_throws_nobody_out_of_another(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    first.goto("/me")
    first.wait_for_load_state("networkidle")
    second.bring_to_front()
    second.mouse.wheel(0, 10)
    assert second.url.endswith("/me/keys")


def test_an_older_bundle_is_not_merged(tabs: tuple[Page, Page]) -> None:
    """The server says that another browser was first, and hands out a bundle from before: its pins are not taken."""
    page = tabs[0]
    script = (page.locator("script[src*='web/leave.js']").get_attribute("src") or "").replace(
        "web/leave", "people/unlock"
    )
    old = page.request.get("/me/keyring").json()
    page.evaluate(
        """() => document.body.insertAdjacentElement("beforeend", Object.assign(document.createElement("section"), {
             id: "unlock" })).append(document.createElement("form"))"""
    )
    section = {"keyring": "/me/keyring", "bundle": "/me/keyring/bundle", "door": "/door"}
    page.evaluate("(data) => Object.assign(document.getElementById('unlock').dataset, data)", section)
    assert page.evaluate(CHANGE, [script, "a" * 16]) == {"reason": "kept", "pins": ["a" * 16]}

    def turn_back(route: Route) -> None:
        route.fulfill(json=old)

    page.route("**/me/keyring", turn_back)
    page.route("**/me/keyring/bundle", lambda route: route.fulfill(status=409, json={"reason": "old-bundle"}))
    assert page.evaluate(CHANGE, [script, "b" * 16]) == {"reason": "old-bundle", "pins": ["a" * 16, "b" * 16]}
