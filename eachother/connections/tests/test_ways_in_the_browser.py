"""Other ways to say something, between two browsers: in three parts, and by a sign that one is here."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from eachother.connections.tests import house
from eachother.connections.tests.browsing import Desk
from eachother.tests.looks import ALL_RULES, CUT, SIDEWAYS, axe

pytestmark = pytest.mark.browser
Device = Callable[..., BrowserContext]
KEPT = "Kept on this device until the line is back"


def in_three(desk: Desk, **parts: str) -> None:
    desk.press("I see · I feel · I need")
    for name, words in parts.items():
        desk.page.locator(f"#three-{name}").fill(words)


def lines(said: Locator) -> list[str]:
    return [line.replace("\n", ": ") for line in said.locator("dl > div").all_inner_texts()]


def test_said_in_three_and_answered_in_kind(desks: tuple[Desk, Desk]) -> None:
    wren, juniper = desks
    in_three(wren, see="you stopped writing on marmalade day", feel="I get small", need="a word, even ‘not now’")
    wren.page.locator("#three").get_by_role("button", name="Send").click()
    expect(wren.page.locator("#three")).to_be_hidden()
    expect(wren.box).to_be_focused()
    said = juniper.page.locator("#thread .said").filter(has_text="marmalade")
    expect(said).to_have_count(1)
    expected = ["I see: you stopped writing on marmalade day", "I feel: I get small", "I need: a word, even ‘not now’"]
    assert lines(said) == lines(wren.page.locator("#thread .said.mine").last) == expected
    expect(wren.page.locator("[data-hearing]:visible")).to_have_count(0)
    assert axe(juniper.page, ALL_RULES) == []

    said.get_by_role("button", name="Say what it is like to hear it").click()
    expect(juniper.box).to_be_focused()
    said.get_by_role("button", name="Answer in kind").click()
    expect(juniper.page.locator("#three-see")).to_be_focused()
    juniper.page.locator("#three-feel").fill("caught, and sorry")
    juniper.page.keyboard.press("Control+Enter")
    expect(wren.page.locator("#thread .in-three")).to_have_count(2)
    assert lines(wren.page.locator("#thread .said").last) == ["I feel: caught, and sorry"]

    # An older page reads the text, which says the same whole.
    wren.page.reload()
    wren.wait_until_ready()
    expect(wren.page.locator("#thread .in-three")).to_have_count(2)
    assert wren.wrong == juniper.wrong == []
    assert b"marmalade" not in wren.served.everything()


def test_what_is_typed_in_three_is_kept_and_sent_when_the_line_is_back(desks: tuple[Desk, Desk]) -> None:
    wren, juniper = desks
    in_three(wren, see="half a gooseberry")
    assert wren.has_kept("three", "half a gooseberry")
    wren.page.reload()
    wren.wait_until_ready()
    expect(wren.page.locator("#three-see")).to_have_value("half a gooseberry")
    wren.page.get_by_role("button", name="Fold it away").click()
    expect(wren.page.locator("#three")).to_be_hidden()
    in_three(wren, need="the other half")
    wren.context.set_offline(True)
    wren.page.locator("#three").get_by_role("button", name="Send").click()
    expect(wren.page.get_by_text(KEPT)).to_be_visible()
    wren.context.set_offline(False)
    expect(juniper.page.locator("#thread .in-three")).to_contain_text("half a gooseberry")
    wren.page.reload()
    wren.wait_until_ready()
    expect(wren.page.locator("#three")).to_be_hidden()
    assert wren.page.locator("#three-see").input_value() == ""
    assert len([row for row in house.do(wren.served, "messages") if row[1] == "words"]) == 5


def test_being_here_without_answering_is_one_press(desks: tuple[Desk, Desk]) -> None:
    wren, juniper = desks
    wren.box.fill("still in the box")
    wren.press("I’m here, I can’t answer now")
    wren.press("I’m here, I can’t answer now")
    sign = juniper.page.locator("#thread .said.sign")
    expect(sign).to_contain_text("Wren is here, and can’t answer now.")
    expect(wren.page.locator("#thread .said.sign:not([data-pending])")).to_contain_text("You said that you’re here")
    expect(wren.box).to_have_value("still in the box")
    juniper.says("No hurry at all.")
    wren.sees("No hurry at all.")
    expect(sign).to_have_count(1)
    assert axe(juniper.page, ALL_RULES) == []
    mine = wren.page.locator("#thread .said.sign")
    mine.hover()
    mine.get_by_role("button", name="With this").click()
    mine.get_by_role("button", name="Delete").click()
    mine.get_by_role("button", name="Delete them").click()
    expect(juniper.page.get_by_text("Wren deleted what was here.")).to_be_visible()
    assert wren.wrong == juniper.wrong == []


def test_words_one_would_rather_not_come_across_are_folded_in_three_too(desks: tuple[Desk, Desk]) -> None:
    wren, juniper = desks
    talk = wren.path
    wren.page.goto(wren.served.address + "/me/boundaries")
    wren.page.get_by_label("A word, or a short phrase").fill("hospital")
    wren.press("Hide it")
    wren.open(talk)
    in_three(juniper, see="the letter from the hospital", need="company")
    juniper.page.locator("#three").get_by_role("button", name="Send").click()
    expect(wren.page.locator("#thread details.asked-to-hide")).to_have_count(1)
    expect(wren.page.get_by_text("the letter from")).to_be_hidden()


def test_on_a_small_phone(desks: tuple[Desk, Desk], device: Device) -> None:
    wren, _ = desks
    phone = Desk(wren.served, device(viewport={"width": 320, "height": 568}, has_touch=True), "Wren").sign_in()
    phone.open(wren.path)
    for _ in range(2):
        assert phone.page.evaluate(SIDEWAYS) == phone.page.evaluate(CUT) == []
        assert axe(phone.page, ALL_RULES) == []
        phone.press("I see · I feel · I need") if phone.box.is_visible() else None
    expect(phone.page.locator("#three").get_by_role("button", name="Send")).to_be_in_viewport()
