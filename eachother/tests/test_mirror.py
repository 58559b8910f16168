"""The mirror of own words in a real browser: it asks under the box, and nothing leaves the page while one writes."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from eachother.connections.tests import house
from eachother.connections.tests.browsing import Desk
from eachother.tests.filled import Filling
from eachother.tests.served import Served

pytestmark = pytest.mark.browser


@pytest.fixture
def filling() -> Filling:
    return house.together("Wren", "Juniper", words=2)


def types(page: Page, box: str, words: str) -> list[str]:
    """Type, wait for the mirror to ask, and give the requests that went out meanwhile."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator(box).press_sequentially(words, delay=5)
    expect(page.locator(".mirror q")).to_be_visible()
    return asked


def test_it_asks_and_tells_nobody(served: Served, device: Callable[..., BrowserContext]) -> None:
    wren = Desk(served, device(), "Wren").sign_in().open(f"/alongside/{served.told['talk']}")
    page, mirror = wren.page, wren.page.locator(".mirror")
    page.wait_for_load_state("networkidle")

    assert types(page, "#composer textarea", "They noted two of my Symptoms") == []
    expect(mirror.locator("q")).to_have_text("symptom")
    expect(mirror).to_contain_text("how would you tell it?")
    wren.box.press_sequentially(", before any treatment plan")
    expect(mirror.locator("q")).to_have_text("treatment plan")
    wren.press("Put it away")
    expect(wren.box).to_be_focused()
    wren.box.press_sequentially(" and")
    expect(mirror.locator("q")).to_have_text("symptom")
    wren.box.press("Control+Enter")
    expect(mirror).to_have_count(0)
    wren.sees("They noted two of my Symptoms, before any treatment plan and")

    wren.box.press_sequentially("Patient")
    wren.press("Quiet for now")
    expect(mirror).to_have_count(0)
    wren.box.fill("")

    public = wren.context.new_page()
    public.goto(served.address + "/me")
    public.wait_for_load_state("networkidle")
    assert types(public, "#words", "a patient, patiently") == []
    public.get_by_role("button", name="Quiet for good").click()
    public.get_by_role("link", name="Own words, and the mirror").click()
    expect(public.get_by_text("The mirror is off in this browser.")).to_be_visible()
    public.goto(served.address + "/me")
    public.locator("#words").press_sequentially("patient")
    expect(public.locator(".mirror")).to_have_count(0)
    public.goto(served.address + "/own-words")
    public.get_by_role("button", name="Switch it on again").click()
    expect(public.get_by_text("The mirror is on in this browser.")).to_be_visible()
    public.goto(served.address + "/me")
    types(public, "#words", "patient")
    assert wren.wrong == []
