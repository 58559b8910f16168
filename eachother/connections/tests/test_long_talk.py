"""In the browser: a long conversation, a small screen, and who reads with other senses."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, expect

from eachother.connections.tests import house
from eachother.connections.tests.browsing import Desk
from eachother.tests.filled import Filling
from eachother.tests.served import Served

pytestmark = pytest.mark.browser
Device = Callable[..., BrowserContext]

TOP_OF = """words => [...document.querySelectorAll("[data-words]")]
  .find(one => one.textContent === words).getBoundingClientRect().top"""


@pytest.fixture
def filling() -> Filling:
    return house.together("Wren", "Juniper", words=130)


@pytest.fixture
def ref(served: Served) -> str:
    return str(served.told["talk"])


def test_history_comes_as_one_scrolls(served: Served, device: Device, ref: str) -> None:
    wren = Desk(served, device(), "Wren").sign_in().open(f"/alongside/{ref}")
    expect(wren.page.locator("#thread .new")).to_have_count(0)
    wren.sees("number 129")
    assert wren.page.get_by_text("number 70", exact=True).count() == 0
    wren.page.evaluate("scrollTo(0, 60)")
    before = wren.page.evaluate(TOP_OF, "number 118")
    wren.sees("number 70")
    assert abs(wren.page.evaluate(TOP_OF, "number 118") - before) < 60
    wren.page.evaluate("scrollTo(0, 0)")
    wren.sees("number 20")
    wren.page.evaluate("scrollTo(0, 0)")
    wren.sees("number 0")
    wren.page.evaluate("scrollTo(0, 0)")
    expect(wren.page.get_by_text("This is where it begins.")).to_be_visible()
    expect(wren.page.locator("#thread > .note")).to_have_count(0)
    assert wren.said.count() == 131
    juniper = Desk(served, device(), "Juniper").sign_in().open(f"/alongside/{ref}")
    juniper.says("something new")
    wren.sees("something new")
    expect(wren.page.get_by_role("button", name="New words below")).to_be_visible()
    wren.press("New words below")
    expect(wren.page.get_by_text("something new")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_small_phone_and_for_every_sense(served: Served, device: Device, ref: str, scheme: str) -> None:
    phone = device(viewport={"width": 320, "height": 568}, color_scheme=scheme, has_touch=True, is_mobile=True)
    wren = Desk(served, phone, "Wren").sign_in().open(f"/alongside/{ref}")
    assert wren.page.evaluate("document.documentElement.scrollWidth") == 320
    expect(wren.box).to_be_in_viewport()
    wren.page.get_by_text("What we’ve agreed").first.click()
    expect(wren.page.get_by_role("button", name="Add")).to_be_in_viewport()
    wren.press("Add")
    found = Axe().run(wren.page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    wren.page.goto(served.address + "/alongside")
    found = Axe().run(wren.page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
