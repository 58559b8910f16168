"""What a browser does while one uses our pages: asks nobody else, complains of nothing, loads little, tells no names.

What it does when a page is only opened, `test_access` sees at each of them.
"""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from eachother.tests import looks
from eachother.tests.riverside import JUNIPER, Riverside
from eachother.tests.watching import Watch, Weight

pytestmark = pytest.mark.browser
FIRST_VISIT = 150_000
WITH_LIBSODIUM = 350_000
LATER_PAGE = 15_000
LATER = ("/today", "/people", "/alongside", "/people/{otter}", "/me", "/me/experiences", "/invitations")
FIFTY_MESSAGES = 40_000  # sealed words are as large as they are, and nobody but the two keeps them
HELLO = "Marmalade on the lantern"
Device = Callable[..., BrowserContext]


@pytest.fixture(scope="module")
def watched(riverside: Riverside, wren: Page) -> Iterator[Watch]:
    """Wren does what one does."""
    watch = Watch(wren.context)
    go_about(wren, riverside, watch)
    yield watch


def go_about(page: Page, riverside: Riverside, watch: Watch) -> None:
    page.goto("/today")
    looks.settle(page)
    watch.note_title(page)
    page.goto("/me/experiences")
    page.get_by_label("Something you have been through").press_sequentially("lost")
    page.locator("#suggestions button").first.click()
    page.goto("/people")
    page.get_by_role("button", name="Nod to Heron", exact=True).click()
    expect(page.get_by_role("button", name="Withdraw your nod to Heron")).to_be_visible()
    page.goto("/alongside/with/{kestrel}".format(**riverside.facts))
    page.get_by_label("A few words").fill(HELLO)
    page.get_by_role("button", name="Say hello").click()
    page.wait_for_selector("#talk[data-ready]")
    watch.note_title(page)
    page.goto("/alongside/{talk}".format(**riverside.facts))
    page.wait_for_selector("#talk[data-ready]")
    page.get_by_label(f"Write to {JUNIPER}").fill(HELLO)
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#thread .said:not([data-pending])").filter(has_text=HELLO)).to_be_visible()
    watch.note_title(page)


def test_nobody_else_is_asked(watched: Watch, riverside: Riverside) -> None:
    assert len(watched.asked) > 30
    assert watched.elsewhere(riverside.address) == []


def test_the_console_has_nothing_to_complain_of(watched: Watch) -> None:
    assert watched.complaints == []


def test_a_policy_that_is_broken_would_be_heard(watched: Watch, wren: Page) -> None:
    """The watch above is awake."""
    wren.goto("/today")
    with watched.context.expect_console_message(lambda said: "elsewhere.example" in said.text):
        wren.evaluate("document.body.setAttribute('style', 'x: y'); new Image().src = 'https://elsewhere.example/'")
    assert any("Content Security Policy" in words for words in watched.complaints)
    watched.complaints.clear()


def test_no_name_and_no_words_stand_in_an_address(watched: Watch, riverside: Riverside) -> None:
    assert watched.told([*riverside.names, "Marmalade", "lantern"]) == []


def test_no_name_stands_in_a_title(watched: Watch, riverside: Riverside) -> None:
    words = {word for title in watched.titles for word in re.findall(r"\w+", title)}
    assert {"Riverside", "Today"} <= words
    assert words & set(riverside.names) == set()


def test_cookies(riverside: Riverside, device: Device) -> None:
    """As they are given at the door."""
    page = device(base_url=riverside.address).new_page()
    riverside.sign_in(page, JUNIPER)
    cookies = page.context.cookies()
    assert len(cookies) == 2
    for cookie in cookies:
        assert (cookie["httpOnly"], cookie["sameSite"], cookie["path"]) == (True, "Lax", "/"), cookie["name"]
        assert not any(name.lower() in cookie["value"].lower() for name in riverside.names if len(name) > 5)


def test_the_first_visit(riverside: Riverside, device: Device) -> None:
    """The front page, the door and an invitation, one after another, in a browser that was never here."""
    weight = Weight(device(base_url=riverside.address).new_page())
    for path in ("/", "/door", "/join/{invitation}"):
        weight.go(path.format(**riverside.facts))
    came = weight.came
    libsodium = sum(cost for url, cost in came.items() if "/libsodium/" in url)
    assert libsodium > 100_000
    assert sum(came.values()) - libsodium < FIRST_VISIT, came
    assert sum(came.values()) < WITH_LIBSODIUM, came


def test_a_later_page(riverside: Riverside, wren: Page) -> None:
    weight = Weight(wren)
    limits = {path.format(**riverside.facts): LATER_PAGE for path in LATER}
    limits[f"/alongside/{riverside.facts['talk']}"] = FIFTY_MESSAGES
    for path in limits:
        weight.go(path)
    each = {path: weight.of(path) for path in limits}
    assert {path: cost for path, cost in each.items() if not 0 < cost < limits[path]} == {}
