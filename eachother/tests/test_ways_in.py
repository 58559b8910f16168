"""From the front page to signed in: by a knock that two people answer, by a card, through an open door; and paper."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, PdfMargins, expect

from eachother.people.tests import walks
from eachother.tests.filled import EMPTY, Houses
from eachother.tests.riverside import JUNIPER, WREN, Riverside
from eachother.tests.served import Served

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("ways-in")]
WORDS = "I came by bus and did not dare to ring."
HERS = "The kettle is on. Ask for the one with flour on her sleeves."
MARGIN: PdfMargins = {"top": "10mm", "right": "10mm", "bottom": "10mm", "left": "10mm"}  # as printers usually keep it
ON_THE_CARD = "The blue chairs outside the lab, Thursday."

New = Callable[..., Page]


@pytest.fixture
def new_page(riverside: Riverside, device: Callable[..., BrowserContext]) -> New:
    """A page of Riverside in a browser that nobody has used yet."""

    def new(**options: object) -> Page:
        return device(base_url=riverside.address, **options).new_page()

    return new


def signed_in(riverside: Riverside, new_page: New, name: str) -> Page:
    page = new_page()
    riverside.come_in(page, name)
    return page


def knock(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Knock", exact=True).click()
    page.get_by_label("A few words").fill(WORDS)
    page.get_by_label("new in town").check()
    page.get_by_role("button", name="Knock").click()
    expect(page.get_by_role("heading", name="You have knocked")).to_be_visible()


def at_the_door(page: Page) -> None:
    """From Today to the knock, which waits there quietly."""
    page.goto("/today")
    waiting = page.get_by_role("article").filter(has_text=WORDS)
    waiting.get_by_role("link", name="Answer, or leave it to others").click()
    expect(page.get_by_role("heading", name="Who knocks at the door")).to_be_visible()


def test_a_knock_that_two_people_answer(riverside: Riverside, new_page: New) -> None:
    outside = new_page(java_script_enabled=False)
    knock(outside)
    address = outside.url
    assert re.fullmatch(rf"{riverside.address}/knock/[a-z2-7]{{32}}", address)
    expect(outside.get_by_text(address)).to_be_visible()

    wren = signed_in(riverside, new_page, WREN)
    at_the_door(wren)
    knocked = wren.get_by_role("article").filter(has_text=WORDS)
    knocked.get_by_text("Add a few words, or your name").click()
    knocked.get_by_label("A few words to them").fill(HERS)
    knocked.get_by_label("With my name").check()
    knocked.get_by_role("button", name="Come in").click()
    expect(wren.get_by_text("When somebody else says ‘come in’ too, the door opens.")).to_be_visible()
    expect(knocked.get_by_text("You said ‘come in’.")).to_be_visible()

    outside.reload()
    expect(outside.get_by_role("heading", name="One person says come in")).to_be_visible()
    expect(outside.get_by_text(HERS)).to_be_visible()
    expect(outside.get_by_text("Wren", exact=True)).to_be_visible()

    juniper = signed_in(riverside, new_page, JUNIPER)
    at_the_door(juniper)
    knocked = juniper.get_by_role("article").filter(has_text=WORDS)
    expect(knocked.get_by_text("You would be the second")).to_be_visible()
    knocked.get_by_role("button", name="Come in").click()
    expect(juniper.get_by_text("The door is open to them now.")).to_be_visible()
    expect(knocked).to_have_count(0)

    back = new_page()
    back.goto(address)
    expect(back.get_by_role("heading", name="The door is open")).to_be_visible()
    expect(back.get_by_text("Juniper")).to_have_count(0)
    back.get_by_role("link", name="Come in").click()
    walks.join(back, back.url, "Dunnock")
    back.wait_for_url("**/me?first")
    assert walks.has_keys(back)
    outside.reload()
    expect(outside.get_by_role("heading", name="There is no knock here")).to_be_visible()


def test_without_scripts_a_knock_is_answered_left_and_taken_back(riverside: Riverside, new_page: New) -> None:
    outside = new_page(java_script_enabled=False)
    knock(outside)
    kept = signed_in(riverside, new_page, WREN).context.storage_state()
    wren = new_page(java_script_enabled=False, storage_state=kept)
    at_the_door(wren)
    wren.get_by_role("article").filter(has_text=WORDS).get_by_role("button", name="Leave it to others").click()
    wren.wait_for_url("**/today")
    expect(wren.get_by_text(WORDS)).to_have_count(0)
    wren.goto("/knocks")
    knocked = wren.get_by_role("article").filter(has_text=WORDS)
    knocked.get_by_role("button", name="Come in").click()
    expect(wren.get_by_text("Said. When somebody else says ‘come in’ too")).to_be_visible()
    outside.reload()
    outside.get_by_role("button", name="Take my knock back").click()
    expect(outside.get_by_text("You took your knock back. Nothing of it is kept here.")).to_be_visible()
    wren.goto("/knocks")
    expect(wren.get_by_text(WORDS)).to_have_count(0)


def test_a_card_leads_to_whoever_handed_it_out(riverside: Riverside, new_page: New) -> None:
    wren = signed_in(riverside, new_page, WREN)
    wren.goto("/me")
    wren.get_by_role("link", name="A card to hand to somebody").click()
    wren.get_by_label("A few words on it").fill(ON_THE_CARD)
    wren.get_by_role("button", name="Make a card").click()
    address = wren.locator(".paper-address").inner_text()

    somebody = new_page()
    somebody.goto(address)
    expect(somebody.get_by_role("heading", name="A card from Wren")).to_be_visible()
    expect(somebody.get_by_text(ON_THE_CARD)).to_be_visible()
    somebody.get_by_role("link", name="Come in").click()
    walks.join(somebody, somebody.url, "Siskin")
    somebody.wait_for_url("**/me?first")
    somebody.goto("/today")
    somebody.get_by_role("link", name="See Wren, who handed you a card").click()
    expect(somebody.get_by_role("heading", name="Wren", exact=True)).to_be_visible()
    somebody.get_by_role("button", name="Nod", exact=True).click()
    expect(somebody.get_by_role("button", name="Take your nod back")).to_be_visible()
    wren.goto("/today")
    expect(wren.get_by_text("Siskin nodded to you")).to_be_visible()

    wren.goto("/me/card")
    wren.get_by_role("article").filter(has_text=ON_THE_CARD).get_by_role("button", name="Tear it up").click()
    expect(wren.get_by_text(ON_THE_CARD)).to_have_count(0)
    other = new_page()
    other.goto(address)
    expect(other.get_by_role("heading", name="This card is no longer good")).to_be_visible()


@pytest.mark.parametrize("paper", ["A6", "A4"])
@pytest.mark.parametrize("way", ["/me/card/{card_ref}", "/invitations/{invitation_ref}/card"])
def test_a_card_prints_on_one_page(riverside: Riverside, wren: Page, way: str, paper: str) -> None:
    """The longest words there can be; black on white, from a dark screen too; and nothing but the card."""
    wren.goto(way.format(**riverside.facts))
    wren.emulate_media(color_scheme="dark", media="print")
    pages = re.findall(rb"/Type\s*/Page\b", wren.pdf(format=paper, margin=MARGIN))
    look = "(one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"
    card = wren.locator(".paper-card")
    colours = [card.evaluate(look), *(one.evaluate(look)[:1] for one in card.locator("h2, p").all())]
    seen = [one for one in wren.get_by_role("link").or_(wren.get_by_role("button")).all() if one.is_visible()]
    wren.emulate_media(color_scheme="light", media="screen")
    assert len(pages) == 1
    assert colours[0] == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert {colour for [colour] in colours[1:]} == {"rgb(0, 0, 0)"}
    assert seen == []


@pytest.fixture(scope="module")
def open_house(tmp_path_factory: pytest.TempPathFactory, houses: Houses) -> Iterator[Served]:
    """An empty house whose host has to ask for an age."""
    house = Served(Path(tmp_path_factory.mktemp("open-house")), {"EACHOTHER_MINIMUM_AGE": "16"})
    houses.filled(EMPTY).copy_to(house)
    house.start()
    yield house
    house.close()


def say_yes(page: Page) -> None:
    page.get_by_label("I am 16 or older").check()
    page.get_by_role("button", name="Come in").click()
    walks.take_sheet(page)


def test_an_open_door_and_a_yes_to_one_s_age(open_house: Served, device: Callable[..., BrowserContext]) -> None:
    founder = device(base_url=open_house.address).new_page()
    walks.fill_in(founder, open_house.founding_path(), "Juniper")
    say_yes(founder)
    founder.wait_for_url("**/founding")
    founder.get_by_label("The name of your community").fill("Second Wind")
    expect(founder.get_by_role("radio", name="By invitation")).to_be_checked()
    founder.get_by_role("radio", name="Open Anybody").check()
    founder.get_by_role("button", name="Call it this").click()
    founder.wait_for_url("**/me?first")

    page = device(base_url=open_house.address).new_page()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    page.goto("/")
    page.get_by_role("link", name="Come in", exact=True).click()
    words = walks.fill_in(page, "/join", "Sorrel")
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_text("This place asks everybody for this yes.")).to_be_visible()
    expect(page.get_by_label("I am 16 or older")).to_be_focused()
    expect(page.get_by_label("The name you want to go by")).to_have_value("Sorrel")
    expect(page.locator(".six")).to_have_text(words)
    assert "POST" not in sent, "nothing was sent, and no key made"
    say_yes(page)
    page.wait_for_url("**/me?first")
    assert walks.has_keys(page)
