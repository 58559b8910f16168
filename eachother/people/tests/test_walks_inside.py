"""What people do about themselves once they are in, in a real browser on the real server."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from eachother.people.tests import walks
from eachother.people.tests.walks import Kept
from eachother.tests.looks import ALL_RULES, axe

pytestmark = pytest.mark.browser


def test_near_matches_come_while_typing(invitation: str, new_page: Callable[..., Page]) -> None:
    first = new_page()
    walks.join(first, invitation, "Curlew")
    first.wait_for_url("**/me?first")
    first.goto("/me/experiences")
    first.get_by_label("Something you have been through").fill("Losing a brother")
    first.get_by_role("button", name="Add it").click()
    expect(first.locator("summary").get_by_text("Losing a brother")).to_be_visible()

    page = new_page()
    walks.join(page, invitation, "Redshank")
    page.wait_for_url("**/me?first")
    page.goto("/me/experiences?first")
    page.get_by_role("radio", name="people who share it").check()
    page.get_by_label("Something you have been through").press_sequentially("lost my bro")
    page.get_by_label("Something you have been through").press_sequentially("ther")
    page.get_by_role("button", name="Losing a brother").click()
    expect(page.locator("summary").get_by_text("Losing a brother")).to_be_visible()
    expect(page.locator("summary").get_by_text("people who share it")).to_be_visible()
    expect(page.get_by_role("link", name="On to Today")).to_be_visible()


def test_a_new_passphrase_and_everything_new(invitation: str, new_page: Callable[..., Page]) -> None:
    page = new_page()
    kept = walks.join(page, invitation, "Knot")
    page.wait_for_url("**/me?first")
    page.goto("/me/keys")
    page.get_by_role("heading", name="Another passphrase").click()
    form = page.locator("form[data-does=changeIt]")
    form.get_by_label("Your passphrase of now").fill("not this")
    form.get_by_role("button", name="Take the new one").click()
    expect(form.get_by_text("does not open your keys")).to_be_visible()
    form.get_by_label("Your passphrase of now").fill(kept.passphrase)
    second = Kept("Knot", form.locator(".six").inner_text(), kept.code)
    form.get_by_role("button", name="Take the new one").click()
    expect(form.get_by_text("From now on the new passphrase opens the door")).to_be_visible()
    walks.sign_in(new_page(), second)

    page.goto("/me/keys")
    page.get_by_role("heading", name="Somebody may know").click()
    form = page.locator("form[data-does=renewAll]")
    form.get_by_label("Your passphrase of now").fill(second.passphrase)
    words = form.locator(".six").inner_text()
    form.get_by_role("button", name="Make everything new").click()
    third = Kept("Knot", words, walks.take_sheet(page))
    assert third.code != second.code
    walks.sign_in(new_page(), third)


def test_every_page_can_be_read_by_everybody(invitation: str, new_page: Callable[..., Page]) -> None:
    """axe-core finds nothing, in both colour schemes, wide and narrow."""
    page = new_page(reduced_motion="reduce")
    pages = [invitation, "/door?away", "/door/recovery", "/join/nonsense"]
    found = _looked_at(page, pages)
    walks.join(page, invitation, "Turnstone")
    page.wait_for_url("**/me?first")
    mine = [
        "/me?first",
        "/me",
        "/me/experiences",
        "/me/openness",
        "/me/powers",
        "/me/boundaries",
        "/me/keys",
        "/invitations",
    ]
    found |= _looked_at(page, [*mine, invitation])
    assert found == {}


def _looked_at(page: Page, urls: list[str]) -> dict[str, str]:
    found = {}
    for url in urls:
        page.goto(url)
        page.wait_for_load_state("networkidle")
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        for width, scheme in ((390, "light"), (1280, "dark"), (320, "dark")):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            if violations := axe(page, ALL_RULES):
                found[f"{url} {width} {scheme}"] = "\n".join(violations)
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found[f"{url} {width}"] = "wider than the screen"
    return found
