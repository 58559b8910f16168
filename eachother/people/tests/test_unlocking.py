"""A page that needs keys asks for them in place, and two browsers never overwrite one another's bundle."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from eachother.people.tests import walks
from eachother.people.tests.walks import Kept
from eachother.vault import sealing

pytestmark = pytest.mark.browser
FORGET = "() => new Promise((done) => { const gone = indexedDB.deleteDatabase('eachother'); gone.onsuccess = done; })"
PIN = """async ([script, account]) => {
  const { saveBundle } = await import(script);
  const key = "A".repeat(43);
  await saveBundle((me) => { me.pins[account] = { ed25519: key, x25519: key, earlier: [], how: "seen" }; });
}"""
PINS = """async (script) => Object.keys((await (await import(script)).unlocked()).pins).sort()"""


@pytest.fixture
def wren(invitation: str, new_page: Callable[..., Page], request: pytest.FixtureRequest) -> tuple[Page, Kept, str]:
    """Somebody who may say hello to somebody: their page, what they noted down, and where they would say it."""
    mine, theirs = new_page(), new_page()
    kept = walks.join(mine, invitation, f"Wren {request.node.name[-12:]}")
    walks.join(theirs, invitation, f"Juniper {request.node.name[-12:]}")
    refs = []
    for page in (mine, theirs):
        page.wait_for_url("**/me?first")
        refs.append(page.locator("body").get_attribute("data-person"))
    for page, other in ((mine, refs[1]), (theirs, refs[0])):
        page.goto(f"/people/{other}")
        with page.expect_response(lambda answer: answer.request.method == "POST"):
            page.get_by_role("button", name="Nod").click()
    return mine, kept, f"/alongside/with/{refs[1]}"


def script_of(page: Page) -> str:
    """Where this release keeps `unlock.js`."""
    src = page.locator("script[src*='web/leave.js']").get_attribute("src")
    assert src
    return src.replace("web/leave.js", "people/unlock.js")


def test_a_device_without_keys_asks_in_place(wren: tuple[Page, Kept, str]) -> None:
    page, kept, hello = wren
    page.evaluate(FORGET)
    page.goto(hello)
    expect(page.get_by_role("heading", name="Your private words are locked")).to_be_visible()
    page.get_by_label("Your passphrase").fill("not this one")
    page.get_by_role("button", name="Unlock").click()
    expect(page.get_by_text("does not open your keys")).to_be_visible()
    page.get_by_label("Your passphrase").fill(kept.passphrase)
    page.get_by_role("button", name="Unlock").click()
    expect(page.locator("#unlock")).to_be_hidden()
    assert walks.has_keys(page)
    page.reload()
    page.wait_for_load_state("networkidle")
    expect(page.locator("#unlock")).to_be_hidden()


def test_other_keys_than_one_s_own_stop_everything(wren: tuple[Page, Kept, str]) -> None:
    page, _kept, hello = wren
    origin = page.evaluate("location.origin")

    def show_other_keys(route: Route) -> None:
        ring = route.fetch().json()
        other = sealing.make_account(origin=origin, login=ring["login"], account=ring["account"])
        route.fulfill(json={**ring, "identity": other.identity})

    page.route("**/me/keyring", show_other_keys)
    page.goto(hello)
    expect(page.get_by_text("The server shows keys as yours that are not yours")).to_be_visible()
    expect(page.get_by_role("button", name="Unlock")).to_be_disabled()
    expect(page.get_by_role("button", name="Say hello")).to_be_disabled()


def test_two_browsers_keep_what_each_has_pinned(wren: tuple[Page, Kept, str], new_page: Callable[..., Page]) -> None:
    first, kept, hello = wren
    second = new_page()
    walks.sign_in(second, kept)
    for page in (first, second):
        page.goto(hello)
        page.evaluate(PINS, script_of(page))
    first.evaluate(PIN, [script_of(first), "a" * 16])
    second.evaluate(PIN, [script_of(second), "b" * 16])
    first.reload()
    assert set(first.evaluate(PINS, script_of(first))) >= {"a" * 16, "b" * 16}
