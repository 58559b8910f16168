"""Sending a form with htmx, in a real browser: it says what happened, and what was typed stays."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def send(device: Callable[..., BrowserContext], address: str) -> Callable[..., Page]:
    """`send(status)`: write, send to a form that answers so, and look at the page."""

    def sent(status: int, *, online: bool = True) -> Page:
        page = device(base_url=address).new_page()
        page.goto(f"/writing/{status}")
        page.wait_for_load_state("networkidle")
        page.context.set_offline(not online)
        page.get_by_label("Your words").fill("what I wrote")
        page.get_by_role("button", name="Send").click()
        return page

    return sent


@pytest.mark.parametrize("status", [200, 422])
def test_an_answer_is_put_in_place(send: Callable[..., Page], status: int) -> None:
    page = send(status)
    expect(page.locator("#answer")).to_have_text(f"Answer {status}")
    expect(page.get_by_role("status")).to_have_text("")


def test_a_broken_answer_is_not(send: Callable[..., Page]) -> None:
    page = send(500)
    expect(page.get_by_role("status")).to_contain_text("it is not your doing")
    expect(page.locator("#answer")).to_be_empty()
    expect(page.get_by_label("Your words")).to_have_value("what I wrote")


def test_without_a_line_the_words_stay(send: Callable[..., Page]) -> None:
    page = send(200, online=False)
    expect(page.get_by_role("status")).to_contain_text("There is no line right now.")
    expect(page.get_by_label("Your words")).to_have_value("what I wrote")


def test_without_scripts_the_same_form_is_sent(device: Callable[..., BrowserContext], address: str) -> None:
    page = device(base_url=address, java_script_enabled=False).new_page()
    page.goto("/writing/200")
    page.get_by_label("Your words").fill("what I wrote")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Answer 200")).to_be_visible()
