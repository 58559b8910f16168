"""A plan shown to somebody: chosen, read, renewed, at hand in a hard moment, and taken back; in two real browsers."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from eachother.connections.tests import house
from eachother.connections.tests.browsing import Desk
from eachother.tests.filled import Filling
from eachother.tests.served import Served

pytestmark = pytest.mark.browser
KEPT = "Kept, and only you can open it."
AGREED = "We sit on the step and nobody asks."


@pytest.fixture
def filling() -> Filling:
    return house.together("Wren", "Juniper", words=2)


def plan_of(desk: Desk) -> Page:
    desk.page.goto(f"{desk.served.address}/me/plan")
    desk.page.wait_for_selector("#plan[data-ready]")
    desk.page.wait_for_selector("#showing[data-ready]")
    return desk.page


def test_shown_renewed_and_taken_back(served: Served, device: Callable[..., BrowserContext]) -> None:
    talk = f"/alongside/{served.told['talk']}"
    wren, juniper = (Desk(served, device(), name).sign_in() for name in ("Wren", "Juniper"))
    juniper.open(talk)
    theirs = juniper.page.locator(".talk-agreed [data-plan]")
    expect(theirs).to_be_hidden()

    page = plan_of(wren)
    page.get_by_role("button", name="Show it to Juniper").click()
    expect(page.get_by_text("There is nothing in it yet.")).to_be_visible()
    page.get_by_label("What helps").fill("Marmalade on the step.")
    expect(page.get_by_text(KEPT)).to_be_visible()
    page.get_by_role("button", name="Show it to Juniper").click()
    expect(page.locator("#showing").get_by_text("can open it", exact=True)).to_be_visible()

    theirs.click()  # it came while the conversation was open
    dialog = juniper.page.locator("#their-plan")
    expect(dialog.locator("dd")).to_have_text("Marmalade on the step.")
    dialog.get_by_label("Keep it on my page for hard moments").check()
    dialog.get_by_role("button", name="Close").click()

    page.get_by_label("What never").fill("Ringing my quagmire aunt.")
    expect(page.get_by_text("reads an older one")).to_be_visible()
    page.get_by_role("button", name="Show it as it is now").click()
    expect(page.get_by_text("reads an older one")).to_be_hidden()
    expect(dialog.locator("dd").nth(1)).to_have_text("Ringing my quagmire aunt.")
    page.get_by_label("When I change it, show that too").check()
    page.get_by_label("Afterwards").fill("Bicycles.")
    expect(dialog.locator("dd").nth(2)).to_have_text("Bicycles.")

    in_a_hard_moment(juniper)

    page, elsewhere = plan_of(wren), plan_of(Desk(served, wren.context, "Wren"))
    elsewhere.get_by_role("button", name="Take it back from Juniper").click()
    expect(elsewhere.get_by_text("Taken back.")).to_be_visible()
    page.get_by_label("Who", exact=True).fill("The cat.")  # here it would renew what is shown by itself
    expect(page.locator("#showing").get_by_text("cannot open it", exact=True)).to_be_visible()
    juniper.open(talk)
    expect(theirs).to_be_hidden()
    expect(juniper.page.locator("#their-plan dd")).to_have_count(0)
    juniper.page.goto(served.address + "/hard-moments")
    expect(juniper.page.locator("[data-plan-of]")).to_have_count(0)
    assert wren.wrong + juniper.wrong == []
    kept = served.everything().lower()
    assert [word for word in (b"marmalade", b"quagmire", b"bicycles", b"nobody asks") if word in kept] == []


def test_what_was_taken_back_is_not_shown_again_by_the_server(
    served: Served, device: Callable[..., BrowserContext]
) -> None:
    talk = f"/alongside/{served.told['talk']}"
    wren, juniper = (Desk(served, device(), name).sign_in() for name in ("Wren", "Juniper"))
    page = plan_of(wren)
    page.get_by_label("What helps").fill("Marmalade on the step.")
    expect(page.get_by_text(KEPT)).to_be_visible()
    page.get_by_role("button", name="Show it to Juniper").click()
    expect(page.locator("#showing").get_by_text("can open it", exact=True)).to_be_visible()
    dialog = juniper.open(talk).page.locator("#their-plan")
    expect(dialog.locator("dd")).to_have_text("Marmalade on the step.")
    copied = house.do(served, "plan_shown")

    page.get_by_role("button", name="Take it back from Juniper").click()
    expect(page.get_by_text("Taken back.")).to_be_visible()
    expect(juniper.page.locator(".talk-agreed [data-plan]")).to_be_hidden()
    house.do(served, "show_plan_again", plan=copied)
    juniper.open(talk).page.locator(".talk-agreed [data-plan]").click()
    expect(dialog.get_by_role("status")).to_contain_text("The server shows a plan from before")
    expect(dialog.locator("dd")).to_have_count(0)


def in_a_hard_moment(juniper: Desk) -> None:
    """By keyboard alone, from the conversation: Wren's plan, and what the two agreed."""
    juniper.press("Add")
    juniper.page.fill("#new-clause", AGREED)
    juniper.page.locator("#new-part").select_option("when-it-gets-hard")
    juniper.press("Put it on the table")
    expect(juniper.clause(AGREED)).to_contain_text("On the table")
    wren = juniper.context.browser.new_context()  # type: ignore[union-attr]
    there = Desk(juniper.served, wren, "Wren").sign_in().open(juniper.path)
    there.clause(AGREED).get_by_role("button", name="Right for me").click()
    expect(there.clause(AGREED)).to_contain_text("You both agree")
    wren.close()

    page = juniper.page
    page.get_by_role("link", name="Hard moment").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/hard-moments")
    page.wait_for_selector("[data-plan-of][data-ready]")
    page.locator("[data-plan-of] summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-plan-of] dd").first).to_have_text("Marmalade on the step.")
    page.locator("[data-agreed-with] summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-agreed-with] li")).to_have_text([AGREED])
