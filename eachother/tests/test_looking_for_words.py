"""Looking for words in a browser: with the keyboard, without scripts, and what is left of it afterwards. And two names
that are asked to be one."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from eachother.tests.riverside import JUNIPER, Riverside
from eachother.tests.test_access import expect_nothing_wrong
from eachother.tests.waiting import PATIENCE_MS

pytestmark = pytest.mark.browser
LABEL = "Look for words that people wrote"
KEPT_HERE = "JSON.stringify({...localStorage, ...sessionStorage})"


@pytest.fixture(scope="module")
def plainly(riverside: Riverside, wren: Page, chromium: Browser) -> Iterator[Page]:
    """Wren, signed in, in a browser that runs no scripts."""
    kept = wren.context.storage_state()
    with chromium.new_context(base_url=riverside.address, storage_state=kept, java_script_enabled=False) as context:
        context.set_default_timeout(PATIENCE_MS)
        yield context.new_page()


@pytest.fixture(scope="module")
def letters(wren: Page) -> CDPSession:
    return wren.context.new_cdp_session(wren)


def look_for(page: Page, words: str) -> None:
    page.get_by_label(LABEL).fill(words)
    page.keyboard.press("Enter")


def test_with_the_keyboard(riverside: Riverside, wren: Page, letters: CDPSession) -> None:
    wren.goto("/people")
    wren.get_by_label(LABEL).focus()
    wren.keyboard.type("clocks")
    wren.keyboard.press("Enter")
    expect(wren.get_by_role("heading", name="What was found")).to_be_focused()
    expect(wren.locator("article.person")).to_contain_text(["Bramble"])
    expect(wren.locator("article mark").first).to_have_text("clocks")
    assert wren.url.endswith("/people"), "no address has the words in it"
    wren.keyboard.press("Tab")
    expect(wren.get_by_role("link", name="Back to who is in sight")).to_be_focused()
    expect_nothing_wrong(wren, letters, riverside.names)


def test_what_was_found_takes_part_in_the_page(wren: Page) -> None:
    """A nod is given there, and the list stays."""
    wren.goto("/people")
    look_for(wren, "physics")
    wren.get_by_role("button", name="Nod to Rowan").click()
    expect(wren.get_by_text("You nodded.")).to_be_visible()
    expect(wren.locator("article mark").first).to_have_text("physics")


def test_going_back_brings_it_back_and_opening_people_afresh_forgets_it(wren: Page) -> None:
    wren.goto("/people")
    look_for(wren, "insomia clocks")
    expect(wren.get_by_role("heading", name="What was found")).to_be_visible()
    wren.locator("article.person h3 a").first.click()
    wren.wait_for_url("**/people/*")
    wren.go_back()
    expect(wren.get_by_label(LABEL)).to_have_value("insomia clocks")
    expect(wren.get_by_role("heading", name="What was found")).to_be_visible()
    wren.goto("/people")
    expect(wren.get_by_label(LABEL)).to_have_value("")
    assert "clocks" not in wren.evaluate(KEPT_HERE)


def test_leaving_quickly_forgets_it(riverside: Riverside, chromium: Browser) -> None:
    with chromium.new_context(base_url=riverside.address) as context:
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        riverside.come_in(page, JUNIPER)
        page.goto("/people")
        look_for(page, "clocks")
        expect(page.get_by_role("heading", name="What was found")).to_be_visible()
        assert "clocks" in page.evaluate(KEPT_HERE), "so that going back can bring it back"
        page.get_by_role("button", name="Leave quickly").click()
        page.wait_for_url("**/away")
        assert "clocks" not in page.evaluate(KEPT_HERE)


def test_nothing_found_says_so_in_plain_words(riverside: Riverside, wren: Page, letters: CDPSession) -> None:
    wren.goto("/people")
    look_for(wren, "zzyzxes")
    expect(wren.get_by_role("heading", name="Nobody wrote this")).to_be_visible()
    expect_nothing_wrong(wren, letters, riverside.names)
    look_for(wren, "?!")
    expect(wren.get_by_role("heading", name="Nothing to look for")).to_be_visible()


def test_without_scripts(plainly: Page) -> None:
    plainly.goto("/people")
    look_for(plainly, "hearing voyces")
    expect(plainly.get_by_text("Nothing for “voyces”; here is what fits “voices”.")).to_be_visible()
    assert plainly.url.endswith("/people/words")
    expect(plainly.get_by_label(LABEL)).to_have_value("hearing voyces")
    plainly.get_by_role("link", name="Back to who is in sight").click()
    expect(plainly.get_by_role("heading", name="People who have been there")).to_be_visible()


def test_two_names_without_scripts(riverside: Riverside, plainly: Page) -> None:
    plainly.goto("/notices")
    asked = plainly.get_by_role("link", name="Say what you think, or leave it")
    if not asked.count():  # so much waits for Wren that it stands a page further
        plainly.goto("/notices?page=2")
    asked.click()
    question = plainly.get_by_role("article", name="“being sectioned” and “forced hospital stay”")
    expect(question.get_by_text("Sectioned is the paper.")).to_be_visible()
    question.get_by_label("No, they differ").check()
    question.get_by_label("If they differ, why?").fill("I was never told which it was.")
    question.get_by_role("button", name="Say so").click()
    expect(plainly.get_by_text("Noted. You can say otherwise until it is settled.")).to_be_visible()
    expect(plainly.get_by_label("No, they differ")).to_be_checked()
    for number in (1, 2):
        plainly.goto(f"/notices?page={number}")
        expect(plainly.get_by_role("link", name="Are these the same thing?")).to_have_count(0)


def test_who_is_asked_reads_why_and_no_name(riverside: Riverside, chromium: Browser) -> None:
    with chromium.new_context(base_url=riverside.address) as context:
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        riverside.come_in(page, JUNIPER)
        page.goto("/experiences")
        main = page.locator("main")
        expect(main).to_contain_text("I was never told which it was.")
        for name in set(riverside.names) - {JUNIPER}:
            expect(main).not_to_contain_text(name)


def test_asking_without_scripts(plainly: Page) -> None:
    plainly.goto("/me/experiences")
    plainly.get_by_role("link", name="Are these the same thing?").click()
    plainly.get_by_role("link", name="new in town").click()
    plainly.get_by_label("Another name").fill("starting again in a new")
    plainly.get_by_role("button", name="Look for it").click()
    plainly.get_by_role("link", name="starting again in a new language").click()
    plainly.get_by_label("new in town").check()
    plainly.get_by_role("button", name="Ask", exact=True).click()
    expect(plainly.get_by_text("It is asked.")).to_be_visible()
    expect(plainly.get_by_role("article", name="“starting again in a new language” and “new in town”")).to_be_visible()
