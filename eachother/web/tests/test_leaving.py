"""Leave quickly, in a real browser: one press or Escape twice, and no way back."""

from collections.abc import Callable

import pytest
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect

from eachother.tests.waiting import BREAD, comes, escape_twice

pytestmark = pytest.mark.browser


@pytest.fixture
def page(device: Callable[..., BrowserContext], address: str) -> Page:
    page = device(base_url=address).new_page()
    page.goto("/")
    page.get_by_role("link", name="Stay", exact=True).click()
    page.wait_for_url("**/next")
    page.wait_for_load_state("networkidle")
    return page


def is_signed_out(page: Page) -> bool:
    return any(cookie["name"] == "left" for cookie in page.context.cookies())


def test_one_press(page: Page) -> None:
    page.get_by_role("button", name="Leave quickly").click()
    expect(page).to_have_title(BREAD)
    assert comes(lambda: is_signed_out(page))


def test_escape_twice(page: Page) -> None:
    page.keyboard.press("Escape")
    expect(page).to_have_title("Today · Riverside")
    escape_twice(page)


def test_escape_twice_slowly_is_not_leaving(page: Page) -> None:
    page.keyboard.press("Escape")
    page.wait_for_timeout(900)  # longer than two presses that are meant as one
    page.keyboard.press("Escape")
    assert page.title() == "Today · Riverside", "a page that is left has no title from the very press"


def test_going_back_brings_nothing_back(page: Page) -> None:
    escape_twice(page)
    assert comes(lambda: is_signed_out(page))
    page.go_back()
    expect(page.get_by_text("Private words.")).to_have_count(0)
    assert "/next" not in page.url


def test_a_page_that_the_browser_kept_in_memory_is_not_shown_again(page: Page) -> None:
    page.context.add_cookies([{"name": "left", "value": "yes", "url": page.url}])
    page.evaluate("sessionStorage.setItem('left', '')")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    page.wait_for_url("**/door")


def test_a_page_kept_in_memory_keeps_what_was_typed_when_nobody_left(page: Page) -> None:
    page.evaluate("globalThis.same = true; dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    page.wait_for_timeout(300)  # what must not happen would begin at once
    assert page.evaluate("globalThis.same") is True


def test_other_tabs_leave_too(page: Page) -> None:
    other = page.context.new_page()
    other.goto("/")
    page.get_by_role("button", name="Leave quickly").click()
    expect(other).to_have_title(BREAD)


def test_without_a_line_the_page_is_gone_all_the_same(page: Page) -> None:
    page.context.set_offline(True)
    page.get_by_role("button", name="Leave quickly").click()
    expect(page).to_have_title(BREAD)


def test_without_scripts_the_form_does_it(device: Callable[..., BrowserContext], address: str) -> None:
    page = device(base_url=address, java_script_enabled=False).new_page()
    page.goto("/next")
    page.get_by_role("button", name="Leave quickly").click()
    expect(page).to_have_title(BREAD)
    assert is_signed_out(page)


def test_leaving_by_a_forged_form_is_refused() -> None:
    assert Client(enforce_csrf_checks=True).post("/leave").status_code == 403


def test_the_devices_key_is_gone(page: Page) -> None:
    shelf = "import('/static/0/vault/shelf.js')"
    page.evaluate(f"{shelf}.then((shelf) => shelf.put('keys', 'account-key', 'a key'))")
    assert page.evaluate(f"{shelf}.then((shelf) => shelf.get('keys', 'account-key'))") == "a key"
    page.get_by_role("button", name="Leave quickly").click()
    expect(page).to_have_title(BREAD)
    page.goto("/door")
    assert comes(lambda: page.evaluate(f"{shelf}.then((shelf) => shelf.get('keys', 'account-key'))") is None)
