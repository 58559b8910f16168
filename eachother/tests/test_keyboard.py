"""The whole way with the keyboard alone. One always sees where one is, and is never put back to the top."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from eachother.tests.riverside import JUNIPER, WREN, Riverside
from eachother.tests.waiting import PATIENCE_MS, becomes, comes, escape_twice

# One walk: each test goes on from where the one before left the browser; `make test` keeps a file together.
pytestmark = pytest.mark.browser
MOST_STEPS = 120
WORDS = "I am writing this without a mouse."

# Where one is: what it is called, and whether it is marked (what holds a text box may carry its outline).
WHERE = """() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const name = one.getAttribute('aria-label') || one.labels?.[0]?.textContent || one.textContent;
  const carriers = [one, one.closest('.write'), one.nextElementSibling].filter(Boolean);
  const marked = carriers.some((carrier) => {
    const style = getComputedStyle(carrier);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  });
  const box = one.getBoundingClientRect();
  const shown = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return { name: name.trim().replace(/\\s+/g, ' '), marked, shown };
}"""


SETTLED = """() => {
  globalThis.settled = 0;
  document.addEventListener('htmx:after:swap', () => { globalThis.settled++; });
}"""


@dataclass
class Keys:
    """Somebody at a keyboard. Each step looks where one is now."""

    page: Page

    def comes_to(self, name: str) -> None:
        """What was pressed may take a moment to lead on: wait until one is there."""
        assert becomes(self.page, f"(name) => ({WHERE})()?.name.includes(name)", name), (
            f"One does not come to ‘{name}’."
        )
        self.name()

    def name(self) -> str:
        here = self.page.evaluate(WHERE)
        assert here, f"Nowhere: on {self.page.url} the focus is lost."
        assert here["marked"], f"One does not see that one is at ‘{here['name']}’ on {self.page.url}."
        assert here["shown"], f"‘{here['name']}’ on {self.page.url} is out of sight."
        return str(here["name"])

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def go_to(self, name: str, key: str = "Tab") -> None:
        """Step on until one is there."""
        passed = []
        for _ in range(MOST_STEPS):
            self.press(key)
            if self.page.evaluate(WHERE) is None:
                continue  # from the end of a page the way leads through the browser's own bars
            passed.append(self.name())
            if passed[-1].startswith(name):
                return
        raise AssertionError(f"‘{name}’ is not on the way: {passed}")

    def open(self, name: str) -> None:
        self.go_to(name)
        self.press("Enter")


@pytest.fixture(scope="module")
def keys(riverside: Riverside, chromium: Browser) -> Iterator[Keys]:
    """Wren, who comes in through the front page."""
    with chromium.new_context(base_url=riverside.address, reduced_motion="reduce") as context:
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        page.goto("/")
        yield Keys(page)


def test_to_the_door_and_in(keys: Keys, riverside: Riverside) -> None:
    keys.open("Sign in")
    keys.page.wait_for_url("**/door*")
    expect(keys.page.get_by_label("Your passphrase")).to_be_enabled()
    keys.go_to("The name you sign in with")
    keys.page.keyboard.type(WREN)
    keys.go_to("Your passphrase")
    keys.page.keyboard.type(riverside.passphrases[WREN])
    keys.press("Enter")
    keys.page.wait_for_url("**/today")


def test_past_the_places_to_the_page_itself(keys: Keys) -> None:
    keys.open("To the page itself")
    keys.go_to("Otter nodded to you")


def test_saying_how_open_one_is(keys: Keys) -> None:
    keys.open("Just hanging out")
    expect(keys.page.get_by_role("button", name="Just hanging out", pressed=True)).to_be_visible()
    keys.comes_to("Just hanging out")


def test_nodding_and_taking_it_back(keys: Keys) -> None:
    keys.page.goto("/today")
    keys.open("People")
    keys.page.wait_for_url("**/people")
    keys.open("Nod to Heron")
    expect(keys.page.get_by_role("button", name="Withdraw your nod to Heron")).to_be_visible()
    keys.comes_to("Withdraw your nod to Heron")
    keys.press("Enter")
    expect(keys.page.get_by_role("button", name="Nod to Heron", exact=True)).to_be_visible()
    keys.comes_to("Nod to Heron")


def test_nodding_back_leads_on_to_saying_hello(keys: Keys) -> None:
    keys.page.goto("/today")
    keys.open("Nod back")
    expect(keys.page.get_by_role("heading", name="Otter")).to_be_visible()
    keys.open("Say hello")
    expect(keys.page.get_by_role("heading", name="Say hello to Otter")).to_be_visible()


def test_a_part_that_comes_again_leaves_one_where_one_is(keys: Keys) -> None:
    keys.page.goto("/today")
    keys.go_to("All of them")
    keys.page.evaluate(SETTLED)
    keys.page.evaluate("document.body.dispatchEvent(new CustomEvent('changed:today'))")
    assert becomes(keys.page, "settled >= document.querySelectorAll('[hx-trigger^=\"changed:today\"]').length")
    assert keys.name().startswith("All of them")


def test_writing_in_a_conversation(keys: Keys) -> None:
    keys.page.goto("/alongside")
    keys.open(f"J {JUNIPER}")
    keys.page.wait_for_selector("#talk[data-ready]")
    keys.go_to(f"Write to {JUNIPER}")
    keys.page.keyboard.type(WORDS)
    keys.press("Tab")
    keys.comes_to("Send")
    keys.press("Enter")
    expect(keys.page.locator("#thread .said:not([data-pending])").filter(has_text=WORDS)).to_be_visible()
    keys.name()


def test_the_agreement_beside_it(keys: Keys) -> None:
    keys.open("Add")
    keys.comes_to("What would help?")
    keys.go_to("Leave it")
    keys.press("Enter")
    keys.comes_to("Add")
    keys.open("Say it differently")
    keys.comes_to("Say it differently")
    keys.page.keyboard.type(" Or not at all.")
    keys.go_to("Leave it")
    keys.press("Enter")
    keys.comes_to("Say it differently")
    keys.go_to("Still right for me", key="Shift+Tab")
    keys.press("Enter")
    expect(keys.page.locator("#agreed .clause").first).to_contain_text("waits for Juniper")
    keys.comes_to("If one of us goes quiet")
    keys.open("How it came about")
    keys.open("How it came about")
    keys.go_to("Put it back on the table")


def test_deleting_what_one_said(keys: Keys) -> None:
    keys.go_to("With this", key="Shift+Tab")
    keys.press("Enter")
    keys.go_to("Delete")
    keys.press("Enter")
    keys.comes_to("Delete them")
    keys.press("Enter")
    keys.comes_to("You deleted what was here.")


def test_comparing_keys_and_back(keys: Keys) -> None:
    keys.go_to("More", key="Shift+Tab")
    keys.press("Enter")
    keys.open("Safety number")
    expect(keys.page.get_by_role("dialog")).to_be_visible()
    keys.name()
    keys.press("Escape")
    expect(keys.page.get_by_role("dialog")).to_be_hidden()
    keys.name()


def test_leaving_by_escape_twice(keys: Keys) -> None:
    escape_twice(keys.page)
    assert comes(lambda: is_at_the_door(keys.page)), "still signed in"


def is_at_the_door(page: Page) -> bool:
    """Leaving waits for nothing, so the server may be told of it after the next page was asked for: ask again."""
    page.goto("/today")
    return "/door" in page.url
