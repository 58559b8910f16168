"""Scripts switched off: what opens nothing private works all the same, and what does says plainly what it needs."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from eachother.tests import pages
from eachother.tests.riverside import Riverside
from eachother.tests.waiting import PATIENCE_MS

pytestmark = pytest.mark.browser
UNLOCK = {
    "people:door",
    "people:recover",
    "people:join",
    "people:keys",
    "connections:call",
    "connections:talk",
    "connections:hello",
    "connections:beginning",
    "journal:plan",
    "journal:journal",
    "journal:new-leaf",
    "journal:leaf",
    "home:moments",
}
NOTHING_TO_UNLOCK = {"/join/nothing", "/alongside/with/{otter}"}


@pytest.fixture(scope="module")
def page(riverside: Riverside, wren: Page, chromium: Browser) -> Iterator[Page]:
    """Wren, signed in, in a browser that runs no scripts."""
    kept = wren.context.storage_state()
    with chromium.new_context(base_url=riverside.address, storage_state=kept, java_script_enabled=False) as context:
        context.set_default_timeout(PATIENCE_MS)
        yield context.new_page()


@pytest.fixture(scope="module")
def passer_by(riverside: Riverside, chromium: Browser) -> Iterator[Page]:
    with chromium.new_context(base_url=riverside.address, java_script_enabled=False) as context:
        yield context.new_page()


def needs(listed: dict[str, tuple[str, ...]]) -> list[tuple[str, bool]]:
    return [
        (path, name in UNLOCK and path not in NOTHING_TO_UNLOCK) for name, paths in listed.items() for path in paths
    ]


@pytest.mark.parametrize(("path", "unlocks"), needs(pages.SIGNED_OUT))
def test_signed_out_every_page_shows(riverside: Riverside, passer_by: Page, path: str, unlocks: bool) -> None:
    passer_by.goto(path.format(**riverside.facts))
    says_what_it_needs(passer_by, unlocks)


@pytest.mark.parametrize(("path", "unlocks"), needs(pages.SIGNED_IN | {"people:join": ()}))
def test_every_page_shows(riverside: Riverside, page: Page, path: str, unlocks: bool) -> None:
    page.goto(path.format(**riverside.facts))
    says_what_it_needs(page, unlocks)


def says_what_it_needs(page: Page, unlocks: bool) -> None:
    """Once, and nothing that only scripts could press stands there as if it worked."""
    expect(page.locator("h1:visible")).to_have_count(1)
    expect(page.locator(".note:visible").filter(has_text="JavaScript")).to_have_count(1 if unlocks else 0)
    dead = page.locator("button[type=button]:visible:enabled")
    assert dead.all_inner_texts() == []


def test_describing_oneself(page: Page) -> None:
    page.goto("/me")
    page.get_by_label("In your own words").fill("I mend clocks, slowly.")
    page.get_by_role("group", name="Company you can give").get_by_label("know-how").check()
    page.get_by_label("Another one").fill("Welsh")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("Kept.")).to_be_visible()
    expect(page.get_by_label("In your own words")).to_have_value("I mend clocks, slowly.")
    expect(page.get_by_role("checkbox", name="Welsh")).to_be_checked()


def test_another_name_and_back(page: Page) -> None:
    for name in ("Wren of the night", "Wren"):
        page.goto("/me")
        page.get_by_label("What others see").fill(name)
        page.get_by_role("button", name="Be called this").click()
        expect(page.get_by_label("What others see")).to_have_value(name)


def test_an_experience_that_is_nearly_another(page: Page) -> None:
    """Added in the words that others use, said in one's own, shown to fewer, let go."""
    page.goto("/me/experiences")
    page.get_by_label("Something you have been through").fill("I lost my brother")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("heading", name="Is it one of these?")).to_be_visible()
    page.get_by_role("button", name="lost my brother", exact=True).click()
    said = page.get_by_role("article").filter(has_text="lost my brother")
    said.locator("summary").click()
    said.get_by_label("after a mutual nod").check()
    said.get_by_label("Your own words for it").fill("my big brother")
    said.get_by_role("button", name="Keep this").click()
    expect(said.locator("summary")).to_contain_text("my big brother")
    expect(said.locator("summary")).to_contain_text("after a mutual nod")
    said.locator("summary").click()
    said.get_by_role("button", name="Let it go").click()
    expect(said).to_have_count(0)


def test_an_experience_that_is_new(page: Page) -> None:
    page.goto("/me/experiences")
    page.get_by_label("Something you have been through").fill("I lost my brother")
    page.get_by_role("button", name="Add it").click()
    page.get_by_role("button", name="No, mine is another").click()
    expect(page.get_by_role("article").filter(has_text="I lost my brother")).to_be_visible()


def test_saying_how_open_one_is(page: Page) -> None:
    page.goto("/today")
    page.get_by_role("button", name="Up for a laugh").click()
    expect(page.get_by_role("button", name="Up for a laugh", pressed=True)).to_be_visible()
    page.get_by_role("button", name="Not now", exact=True).click()
    expect(page.get_by_role("button", name="Not now", exact=True, pressed=True)).to_be_visible()


def test_nodding_and_taking_it_back(page: Page) -> None:
    page.goto("/people")
    page.get_by_role("button", name="Nod to Heron", exact=True).click()
    page.get_by_role("button", name="Withdraw your nod to Heron").click()
    expect(page.get_by_role("button", name="Nod to Heron", exact=True)).to_be_visible()


@pytest.mark.parametrize(("line", "undo"), [("Mute", "Unmute"), ("Block", "Unblock")])
def test_drawing_a_line_and_taking_it_back(riverside: Riverside, page: Page, line: str, undo: str) -> None:
    page.goto("/people/{heron}".format(**riverside.facts))
    page.get_by_role("link", name=line, exact=True).click()
    page.get_by_role("button", name=f"{line} Heron").click()
    page.get_by_role("button", name=f"{undo}: Heron").click()
    expect(page.get_by_role("button", name=f"{undo}: Heron")).to_have_count(0)


def test_making_a_link_and_withdrawing_it(page: Page) -> None:
    page.goto("/invitations")
    before = page.locator("input.address").count()
    page.get_by_label("For how many people").fill("3")
    page.get_by_role("button", name="Make a link").click()
    assert "/join/" in page.get_by_label("For 3 more people").input_value()
    page.get_by_role("article").filter(has_text="For 3 more people").get_by_role("button", name="Withdraw").click()
    expect(page.locator("input.address")).to_have_count(before)


def test_how_one_stands_with_somebody(riverside: Riverside, page: Page) -> None:
    """Words are sealed; whether one talks at all is not, and needs no scripts."""
    page.goto("/alongside/{talk}".format(**riverside.facts))
    page.get_by_role("button", name="Pause").first.click()
    expect(page.get_by_text("You paused this.")).to_be_visible()
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_text("You would like to go on.")).to_be_visible()
    page.goto("/alongside/{asked}".format(**riverside.facts))
    page.get_by_role("button", name="Not now").click()
    expect(page.get_by_text("You said ‘Not now’.")).to_be_visible()


def test_leaving(page: Page) -> None:
    page.goto("/today")
    page.get_by_role("button", name="Leave quickly").click()
    expect(page).to_have_title("Plain white bread")
    page.goto("/today")
    expect(page).to_have_title("The door · Riverside")
