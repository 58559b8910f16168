"""The journal in a real browser: a word taken apart, found again, on paper, shared and let go."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from eachother.connections.tests import house
from eachother.connections.tests.browsing import Desk
from eachother.tests.filled import Filling
from eachother.tests.served import Served

pytestmark = pytest.mark.browser
KEPT = "Kept, and only you can open it."
MANY = 400
# As the page does it, many times over: pages are sealed by the browser's own module and kept one after another.
FILL = """async (many) => {
  const at = (path) => document.querySelector(`script[src*="${path}"]`).src;
  const { unlocked } = await import(new URL('../people/unlock.js', at('journal/journal')).href);
  const { sealPage } = await import(new URL('../vault/pages.js', at('journal/journal')).href);
  const { newRef } = await import(new URL('../vault/bytes.js', at('journal/journal')).href);
  const me = await unlocked();
  const sealed = [];
  for (let n = 0; n < many; n++) {
    const words = {form: 'free', title: `page ${n}`, text: `The river was ${n} high. `.repeat(40)};
    const ref = newRef();
    sealed.push([ref, await sealPage({me, kind: 'journal', ref, revision: 1, words})]);
  }
  return sealed;
}"""


@pytest.fixture
def filling() -> Filling:
    return house.together("Wren", "Juniper", words=1)


@pytest.fixture
def wren(served: Served, device: Callable[..., BrowserContext]) -> Desk:
    return Desk(served, device(), "Wren").sign_in()


def opened(desk: Desk, path: str, place: str) -> Page:
    desk.page.goto(desk.served.address + path)
    desk.page.wait_for_selector(f"#{place}[data-ready]")
    return desk.page


def test_a_word_is_taken_apart_and_shared(wren: Desk, device: Callable[..., BrowserContext]) -> None:
    page = opened(wren, "/me/journal", "journal")
    expect(page.get_by_text("Nothing here yet.")).to_be_visible()
    page.get_by_role("link", name="Take a word apart").click()
    page.wait_for_selector("#leaf[data-ready]")
    page.get_by_label("The word", exact=True).fill("quagmire")
    page.get_by_label("Where did I get it?").fill("From a marmalade lady.")
    expect(page.get_by_text(KEPT)).to_be_visible()
    page.get_by_label("What else might I call it?").fill("That long October.")
    expect(page.get_by_text(KEPT)).to_be_visible()
    address = page.url
    assert "/new" not in address

    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("#paper h2")).to_have_text("quagmire")
    expect(page.locator("#paper dt:visible")).to_have_text(["Where did I get it?", "What else might I call it?"])
    page.emulate_media(media="screen")

    there = Desk(wren.served, device(), "Wren").sign_in()
    again = opened(there, "/me/journal", "journal")
    again.get_by_label("Look for words").fill("lady OCTOB")
    expect(again.get_by_text("One page has it")).to_be_visible()
    again.get_by_label("Look for words").fill("ady")
    expect(again.get_by_text("0 pages have it")).to_be_visible()
    again.get_by_label("Look for words").fill("")
    again.get_by_role("link", name="quagmire").click()
    expect(again.get_by_label("Where did I get it?")).to_have_value("From a marmalade lady.")
    for _ in range(2):  # handed over twice, it stands there once
        again.goto(address)
        again.wait_for_selector("#leaf[data-ready]")
        again.get_by_role("link", name="Juniper").click()
        there.wait_until_ready()
    shared = "quagmire\n\nWhere did I get it?\nFrom a marmalade lady.\n\nWhat else might I call it?\nThat long October."
    expect(there.box).to_have_value(shared)
    there.press("Send")
    there.sees("That long October.")

    page.goto(address)
    page.get_by_role("link", name="Let it go").click()
    page.get_by_role("button", name="Let it go").click()
    expect(page.get_by_text("It is gone.")).to_be_visible()
    page.wait_for_selector("#journal[data-ready]")
    expect(page.locator(".leaf")).to_have_count(0)
    assert wren.wrong + there.wrong == []
    kept = wren.served.everything().lower()
    assert [word for word in (b"marmalade", b"quagmire", b"october") if word in kept] == []


def test_what_was_begun_without_a_line_goes_on(wren: Desk) -> None:
    page = opened(wren, "/me/journal/new", "leaf")
    wren.context.set_offline(True)
    page.get_by_label("Your words").fill("The step behind the house.")
    expect(page.get_by_text("There is no line right now.")).to_be_visible()
    page.goto("about:blank")
    wren.context.set_offline(False)
    page = opened(wren, "/me/journal", "journal")
    page.get_by_role("link", name="Go on with it").click()
    expect(page.get_by_label("Your words")).to_have_value("The step behind the house.")
    expect(page.get_by_text(KEPT)).to_be_visible()
    opened(wren, "/me/journal/new", "leaf")
    expect(page.get_by_label("Your words")).to_have_value("")


def test_hundreds_of_pages_are_there_at_once(wren: Desk, tmp_path: Path) -> None:
    page = opened(wren, "/me/journal", "journal")
    file = tmp_path / "pages.json"
    file.write_text(json.dumps(page.evaluate(FILL, MANY)), encoding="utf-8")
    command = [sys.executable, "-m", "eachother.tests.shelved", "Wren", str(file)]
    subprocess.run(command, env=wren.served.environment(), check=True)
    began = time.monotonic()
    opened(wren, "/me/journal", "journal")
    assert time.monotonic() - began < 15, "much more than it takes"
    expect(page.locator(".leaf")).to_have_count(40)
    looking = """async () => {
      const search = document.querySelector('#journal-search');
      const began = performance.now();
      search.value = 'river 399';
      search.dispatchEvent(new Event('input'));
      return performance.now() - began;
    }"""
    took = page.evaluate(looking)
    expect(page.locator(".leaf")).to_have_count(1)
    expect(page.locator(".leaf a")).to_have_text("page 399")
    assert took < 1_000
    page.get_by_label("Look for words").fill("")
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(".leaf")).to_have_count(80)
    expect(page.locator(".leaf a").nth(40)).to_be_focused()
