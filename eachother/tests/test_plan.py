"""The plan for hard times in real browsers: kept as one types, on two devices, without a line, on paper."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from eachother.connections.tests import house
from eachother.connections.tests.browsing import Desk
from eachother.tests.filled import Filling
from eachother.tests.served import Served

pytestmark = pytest.mark.browser
KEPT = "Kept, and only you can open it."
FORGET_KEYS = """() => new Promise((done) => {
  const asked = indexedDB.open('eachother', 1);
  asked.onsuccess = () => {
    const change = asked.result.transaction('keys', 'readwrite');
    change.objectStore('keys').clear();
    change.oncomplete = done;
  };
})"""
MARGIN = {"top": "15mm", "bottom": "15mm", "left": "15mm", "right": "15mm"}


@pytest.fixture
def filling() -> Filling:
    return house.together("Wren", "Juniper")


@pytest.fixture
def wren(served: Served, device: Callable[..., BrowserContext]) -> Desk:
    return Desk(served, device(), "Wren").sign_in()


def opened(desk: Desk) -> Page:
    desk.page.goto(f"{desk.served.address}/me/plan")
    desk.page.wait_for_selector("#plan[data-ready]")
    return desk.page


def test_written_kept_and_printed(wren: Desk, device: Callable[..., BrowserContext]) -> None:
    page = opened(wren)
    for label, words in (("What helps", "Marmalade, and nobody asks."), ("What never", "Ringing my quagmire aunt.")):
        page.get_by_label(label).fill(words)
    expect(page.get_by_text(KEPT)).to_be_visible()
    page.get_by_label("Who", exact=True).fill("Juniper at four.")
    expect(page.get_by_text(KEPT)).to_be_visible()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("#paper dt:visible")).to_have_text(["What helps", "What never", "Who"])
    for hidden in ("textarea", "nav", "h1", "button"):
        expect(page.locator(f"{hidden}:visible")).to_have_count(0)
    page.emulate_media(media="screen")

    again = opened(Desk(wren.served, device(), "Wren").sign_in())
    expect(again.get_by_label("What helps")).to_have_value("Marmalade, and nobody asks.")
    again.get_by_role("link", name="Throw it away").click()
    again.get_by_role("button", name="Throw it away").click()
    expect(again.get_by_text("It is gone.")).to_be_visible()
    again.wait_for_selector("#plan[data-ready]")
    expect(again.get_by_label("What helps")).to_have_value("")
    assert wren.wrong == []
    kept = wren.served.everything().lower()
    assert [word for word in (b"marmalade", b"quagmire", b"at four") if word in kept] == []


def test_without_a_line_it_stays_on_the_device(wren: Desk) -> None:
    page = opened(wren)
    wren.context.set_offline(True)
    page.get_by_label("What helps").fill("The step behind the house.")
    expect(page.get_by_text("There is no line right now.")).to_be_visible()
    wren.context.set_offline(False)
    expect(page.get_by_text(KEPT)).to_be_visible()
    wren.context.set_offline(True)
    page.get_by_label("What helps").fill("The step, and the cat.")
    expect(page.get_by_text("There is no line right now.")).to_be_visible()
    page.goto("about:blank")
    wren.context.set_offline(False)
    expect(opened(wren).get_by_label("What helps")).to_have_value("The step, and the cat.")
    expect(page.get_by_text(KEPT)).to_be_visible()


def test_two_devices_at_once(wren: Desk, device: Callable[..., BrowserContext]) -> None:
    here, there = opened(wren), opened(Desk(wren.served, device(), "Wren").sign_in())
    here.get_by_label("What helps").fill("Tea on the step.")
    expect(here.get_by_text(KEPT)).to_be_visible()
    there.get_by_label("What helps").fill("A walk by the river.")
    expect(there.get_by_role("heading", name="This was changed on another device too")).to_be_focused()
    expect(there.locator("[data-clash] dd")).to_have_text("Tea on the step.")
    expect(there.get_by_label("What helps")).to_have_value("A walk by the river.")
    there.get_by_role("button", name="Put both together").click()
    expect(there.get_by_text(KEPT)).to_be_visible()
    expect(opened(wren).get_by_label("What helps")).to_have_value("Tea on the step.\n\nA walk by the river.")


def test_a_full_plan_prints_on_one_page(wren: Desk) -> None:
    page = opened(wren)
    for area in page.locator("textarea").all():
        area.fill("Sit in the kitchen with me and do not hurry. Ask what the dough needs. " * 7)
    pages = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", margin=MARGIN))  # type: ignore[arg-type]
    assert len(pages) == 1


def test_in_a_hard_moment_the_plan_is_there(wren: Desk) -> None:
    page = opened(wren)
    page.get_by_label("What helps").fill("Tea on the step.")
    expect(page.get_by_text(KEPT)).to_be_visible()
    page.get_by_role("link", name="Hard moment").click()
    expect(page.locator("#my-plan dd")).to_have_text("Tea on the step.")
    page.evaluate(FORGET_KEYS)
    page.reload()
    expect(page.get_by_role("heading", name="Alongside you, around now")).to_be_visible()
    page.locator("#unlock-passphrase").fill(house.PASSPHRASE)
    page.get_by_role("button", name="Unlock").click()
    expect(page.locator("#my-plan dd")).to_have_text("Tea on the step.")
    assert wren.wrong == []
