"""What hangs on something said, between two browsers: an answer, signs, a new version, and what goes with deleting."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from eachother.connections.tests import house
from eachother.connections.tests.browsing import Desk
from eachother.tests.filled import Filling
from eachother.tests.looks import ALL_RULES, CUT, SIDEWAYS, axe
from eachother.tests.served import Served
from eachother.tests.waiting import comes

pytestmark = pytest.mark.browser
Device = Callable[..., BrowserContext]


@pytest.fixture
def filling() -> Filling:
    return house.together("Wren", "Juniper", words=40)


def row(desk: Desk, words: str) -> Locator:
    """What was said with these words, not what answers it."""
    return desk.page.locator("#thread .said").filter(has=desk.page.locator("[data-words]", has_text=words))


def does(desk: Desk, words: str, what: str) -> None:
    """Press the words, then this."""
    row(desk, words).locator(".says [data-words]").click()
    desk.page.get_by_role("group", name="With these words").get_by_role("button", name=what).click()


def test_answered_signed_said_differently_and_deleted(desks: tuple[Desk, Desk]) -> None:
    wren, juniper = desks
    wren.says("Marmalade at free o’clock?")
    juniper.sees("Marmalade at free")
    words = "Marmalade at"

    # An answer carries what it answers, and leads there.
    does(juniper, words, "Answer this")
    expect(juniper.box).to_be_focused()
    expect(juniper.page.locator("#about")).to_contain_text("Answering Wren: Marmalade at free o’clock?")
    juniper.says("On the bench, gooseberry.")
    expect(juniper.page.locator("#about")).to_be_hidden()
    quote = row(wren, "gooseberry").locator(".quote")
    expect(quote).to_have_text("You Marmalade at free o’clock?")
    quote.click()
    expect(row(wren, words)).to_be_focused()

    # Signs are somebody's own words, more than one if they like, and taken back by the same press.
    for sign in ("I hear you", "That made me smile"):
        does(juniper, words, sign)
    signs = row(wren, words).locator(".sign")
    expect(signs).to_have_text(["Juniper I hear you", "Juniper That made me smile"])
    does(wren, "gooseberry", "Thank you")
    expect(row(juniper, "gooseberry").locator(".sign")).to_have_text(["Wren Thank you"])
    does(juniper, words, "I hear you")
    expect(signs).to_have_text(["Juniper That made me smile"])
    expect(juniper.page.get_by_text("deleted what was here")).to_have_count(0)

    # Said differently: the newest stands, what stood before is a press away for both.
    wren.box.fill("half a thought")
    does(wren, words, "Say it differently")
    expect(wren.box).to_have_value("Marmalade at free o’clock?")
    wren.write("Marmalade at three o’clock?")
    expect(wren.box).to_have_value("half a thought")
    for desk in desks:
        said = row(desk, "Marmalade at three")
        expect(said).to_have_count(1)
        said.get_by_text("Changed").click()
        expect(said.locator(".changed li")).to_contain_text("Marmalade at free")
    expect(row(juniper, "gooseberry").locator(".quote")).to_contain_text("three o’clock")
    assert axe(wren.page, ALL_RULES) == []
    row(juniper, words).locator(".says [data-words]").click()
    expect(juniper.page.get_by_role("button", name="Say it differently").locator("visible=true")).to_have_count(0)
    assert axe(juniper.page, ALL_RULES) == []

    # It all comes again with the page, and nobody counts any of it as new.
    juniper.page.reload()
    juniper.wait_until_ready()
    expect(row(juniper, "Marmalade at three").locator(".sign")).to_have_text(["You That made me smile"])
    expect(juniper.page.locator("#thread .note")).to_have_count(0)

    # What is deleted takes all of it along, on the server too.
    does(wren, words, "Delete")
    wren.press("Delete them")
    expect(row(juniper, "gooseberry").locator(".quote")).to_have_text("Deleted since")
    expect(juniper.page.get_by_text("Wren deleted what was here.")).to_have_count(1)
    expect(juniper.page.locator("#thread .changed")).to_have_count(0)
    expect(wren.page.get_by_text("You deleted what was here.")).to_have_count(1)
    for desk in desks:
        desk.page.reload()
        desk.wait_until_ready()
        expect(desk.page.locator("#thread .removed")).to_have_count(1)
        expect(desk.page.locator("#thread .note")).to_have_count(0)
    kinds = [kind for _, kind, _, _ in house.do(wren.served, "messages")]
    assert kinds.count("quiet") == 4
    assert wren.wrong == juniper.wrong == []
    kept = wren.served.everything()
    assert not [word for word in (b"armalade", b"gooseberry", b"I hear you.", b"smile.") if word in kept]


def test_far_above_without_a_line_and_on_a_small_phone(served: Served, device: Device) -> None:
    ref = served.told["talk"]
    juniper = Desk(served, device(), "Juniper").sign_in().open(f"/alongside/{ref}")

    juniper.page.evaluate("scrollTo(0, 0)")
    juniper.sees("number 4")
    does(juniper, "number 4", "Answer this")
    juniper.says("About that early one.")
    phone = Desk(served, device(viewport={"width": 320, "height": 568}, has_touch=True, is_mobile=True), "Wren")
    phone.sign_in().open(f"/alongside/{ref}")
    quote = row(phone, "About that early one.").locator(".quote")
    expect(quote).to_have_text("Something said earlier")
    quote.tap()
    expect(row(phone, "number 4")).to_be_focused()
    expect(quote).to_have_text("You number 4")

    row(phone, "number 4").locator(".says [data-words]").tap()
    group = phone.page.get_by_role("group", name="With these words")
    expect(group.get_by_role("button", name="Answer this")).to_be_in_viewport()
    assert phone.page.evaluate(SIDEWAYS) == phone.page.evaluate(CUT) == []
    assert axe(phone.page, ALL_RULES) == []
    group.get_by_role("button", name="Answer this").tap()
    assert phone.page.evaluate(SIDEWAYS) == phone.page.evaluate(CUT) == []

    # What waits for the line stands as if it were there.
    juniper.context.set_offline(True)
    does(juniper, "number 4", "I’m with you")
    expect(row(juniper, "number 4").locator(".sign.waits")).to_have_text("You I’m with you")
    juniper.context.set_offline(False)
    expect(row(phone, "number 4").locator(".sign")).to_have_text("Juniper I’m with you")
    expect(row(juniper, "number 4").locator(".sign:not(.waits)")).to_have_count(1)

    # Said differently and deleted before the line is back: nothing of it stays on the server.
    there = house.do(served, "days_pass", days=0)
    juniper.context.set_offline(True)
    does(juniper, "About that early one.", "Say it differently")
    juniper.write("About that late one.")
    does(juniper, "About that late one.", "Delete")
    juniper.press("Delete them")
    expect(juniper.page.locator("#thread .leaving")).to_have_count(1)
    juniper.context.set_offline(False)
    expect(phone.page.locator("#thread .removed")).to_have_count(1)
    assert comes(lambda: house.do(served, "days_pass", days=0) == there - 1)
