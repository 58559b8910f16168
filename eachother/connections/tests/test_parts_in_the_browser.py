"""Two people put their agreement together by its parts; which part is known to nobody but them."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from eachother.connections.tests.browsing import Desk
from eachother.connections.tests.talks import agrees, puts
from eachother.tests.looks import ALL_RULES, CUT, SIDEWAYS, axe

pytestmark = pytest.mark.browser
Device = Callable[..., BrowserContext]


def part(desk: Desk, title: str) -> Locator:
    return desk.page.locator("#agreed").get_by_role("region", name=title)


def test_a_clause_stands_in_its_part_and_moves_with_a_rewording(desks: tuple[Desk, Desk]) -> None:
    wren, juniper = desks
    wren.press("Add")
    questions = wren.page.locator("[data-adding] .questions li:visible")
    expect(questions.first).to_have_text("What does each of us hope for here?")
    wren.page.locator("#new-part").select_option(label="When one of us goes quiet")
    expect(questions.first).to_have_text("How am I when I feel untrusting or disconnected?")
    wren.page.locator("[data-adding]").get_by_role("button", name="Leave it").click()

    puts(wren, "Gooseberry days are told about.")
    puts(wren, "The other writes once, quagmire or not.", "When one of us goes quiet")
    expect(part(juniper, "Between us")).to_contain_text("Gooseberry")
    quiet = part(juniper, "When one of us goes quiet")
    expect(quiet).to_contain_text("quagmire")
    expect(juniper.page.locator("#agreed").get_by_role("region")).to_have_count(2)
    agrees(juniper, "quagmire")
    # What waits comes first; then the parts keep their order.
    expect(juniper.page.locator("#agreed section:visible h3")).to_have_text(["Between us", "When one of us goes quiet"])
    agrees(juniper, "Gooseberry")

    clause = juniper.clause("quagmire")
    clause.get_by_text("How it came about").click()
    clause.get_by_role("button", name="Say it differently").locator("visible=true").click()
    expect(clause.get_by_label("It belongs to")).to_have_value("when-quiet")
    clause.locator("textarea").fill("The other writes twice, quagmire or not.")
    clause.get_by_role("button", name="Put it on the table").click()
    expect(part(wren, "When one of us goes quiet")).to_contain_text("twice")
    expect(wren.page.locator("#agreed section:visible h3")).to_have_text(["When one of us goes quiet", "Between us"])

    clause = wren.clause("quagmire")
    clause.get_by_role("button", name="Say it differently").locator("visible=true").click()
    clause.get_by_label("It belongs to").select_option(label="Power between us")
    clause.get_by_role("button", name="Put it on the table").click()
    for desk in desks:
        expect(part(desk, "Power between us")).to_contain_text("quagmire")
        expect(part(desk, "When one of us goes quiet")).to_be_hidden()
    assert wren.wrong == juniper.wrong == []
    kept = wren.served.everything()
    assert not [word for word in (b"when-quiet", b"power-between-us", b"quagmire") if word in kept]


def test_on_a_small_phone(desks: tuple[Desk, Desk], device: Device) -> None:
    wren, _ = desks
    phone = Desk(wren.served, device(viewport={"width": 320, "height": 568}, has_touch=True), "Wren").sign_in()
    phone.open(wren.path)
    phone.page.get_by_text("What we’ve agreed").first.click()
    phone.press("Add")
    phone.page.locator("#new-part").select_option(label="When it gets hard")
    expect(phone.page.get_by_text("What am I afraid you might do?")).to_be_visible()
    assert phone.page.evaluate(SIDEWAYS) == phone.page.evaluate(CUT) == []
    assert axe(phone.page, ALL_RULES) == []


def test_what_was_agreed_for_hard_moments_is_one_press_away(desks: tuple[Desk, Desk]) -> None:
    wren, juniper = desks
    dialog = wren.page.get_by_role("dialog")
    wren.press("When it gets hard")
    expect(dialog).to_contain_text("have not agreed on anything for such moments yet")
    dialog.get_by_role("button", name="Put something on the table").click()
    expect(wren.page.locator("#new-part")).to_have_value("when-it-gets-hard")
    expect(wren.page.locator("#new-clause")).to_be_focused()
    wren.page.fill("#new-clause", "Ask me what has happened, gooseberry.")
    wren.page.locator("[data-adding]").get_by_role("button", name="Put it on the table").click()
    puts(wren, "Write once and wait.", "When one of us goes quiet")
    puts(wren, "We take turns.", "Between us")
    puts(wren, "Not yet agreed.", "When it gets hard")
    for words in ("gooseberry", "Write once", "We take turns"):
        agrees(juniper, words)
        expect(wren.clause(words)).to_contain_text("You both agree")

    asked: list[str] = []
    wren.page.on("request", lambda request: asked.append(request.url))
    wren.press("When it gets hard")
    expect(dialog.get_by_role("listitem")).to_have_text(
        ["Ask me what has happened, gooseberry.", "Write once and wait."]
    )
    expect(dialog.get_by_role("heading")).to_have_text(["When it gets hard", "When one of us goes quiet"])
    expect(dialog.get_by_role("button")).to_have_text(["Close"])
    assert axe(wren.page, ALL_RULES) == []
    # What the talk marks as read, it marks in its own time.
    assert [address for address in asked if not address.endswith("/reading")] == []
    wren.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(wren.page.get_by_role("button", name="When it gets hard")).to_be_focused()
    assert wren.wrong == juniper.wrong == []


def test_the_agreement_prints_on_one_page(desks: tuple[Desk, Desk]) -> None:
    wren, juniper = desks
    for n, title in enumerate(("Between us", "What helps, what doesn’t", "What stays here", "Power between us")):
        puts(wren, f"Clause {n}: " + "we say it when it is too much, and the other waits. " * 3, title)
    agrees(juniper, "Clause 0")
    wren.page.evaluate("window.print = () => {}")  # the dialog is the browser's
    wren.press("Print it")
    wren.page.emulate_media(media="print")
    shown = wren.page.locator("main").inner_text()
    assert [title in shown for title in ("Between us", "What helps", "What stays here", "Power between us")] == [
        True
    ] * 4
    assert "Between Juniper and Wren" in shown
    assert "You both agree" in shown
    assert not [
        words for words in ("number 0", "Right for me", "How it came about", "More", "Print it") if words in shown
    ]
    paper = wren.page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
    wren.page.emulate_media(media="screen")
    wren.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(wren.page.get_by_role("button", name="Print it")).to_be_visible()
    assert wren.wrong == []
