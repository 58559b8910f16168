"""Taking along, leaving at once, and coming back within the week; in a real browser, on the real server."""

import json
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from eachother.connections.tests import house
from eachother.connections.tests.browsing import Desk
from eachother.tests.filled import Filling
from eachother.tests.riverside import Riverside
from eachother.tests.served import Served
from eachother.tests.taking import take
from eachother.tests.waiting import comes

pytestmark = pytest.mark.browser
Device = Callable[..., BrowserContext]
MORE_THAN_A_PAGE = 205


LINKS = "[...document.links].map((one) => one.getAttribute('href'))"


def test_wren_takes_everything_along(riverside: Riverside, wren: Page, tmp_path: Path) -> None:
    archive = take(wren, tmp_path)
    expect(wren.get_by_text("It is with your downloads now.")).to_be_visible()
    about = json.loads(archive.read("about-me.json"))
    names = set(archive.namelist())
    talks = [one for one in names if re.fullmatch(r"conversations/juniper-\w+\.json", one)]
    assert len(talks) == 1
    talk = json.loads(archive.read(talks[0]))
    plan = json.loads(archive.read("my-plan.json"))
    assert len(names) == 2 + 2 * (len(about["connections"]["conversations"]) + len(about["journal"]["pages"]))

    said = [one for one in talk["said"] if one.get("words")]
    assert {one["by"] for one in said} == {"Wren", "Juniper"}
    assert len(said) >= talk["messages_of_mine"] + talk["messages_of_others"]
    assert any(clause["in_force"] for clause in talk["agreed"])
    page = archive.read(talks[0].replace(".json", ".html")).decode()
    reader = wren.context.new_page()
    reader.set_content(page)
    for words in (*(one["words"] for one in said), *(clause["words"] for clause in talk["agreed"])):
        expect(reader.locator(".voice").filter(has_text=words).first).to_be_visible()
    reader.set_content(archive.read("my-plan.html").decode())
    expect(reader.locator(".voice").filter(has_text=plan["words"]["helps"])).to_be_visible()
    leaves = {name: json.loads(archive.read(name)) for name in names if re.fullmatch(r"journal/.*\.json", name)}
    apart = next(name for name, leaf in leaves.items() if leaf["words"]["title"] == "episode")
    reader.set_content(archive.read(apart.replace(".json", ".html")).decode())
    expect(reader.get_by_role("heading", name="Who named it?")).to_be_visible()
    expect(reader.locator(".voice").filter(has_text=leaves[apart]["words"]["calls"])).to_be_visible()
    index = archive.read("index.html").decode()
    reader.set_content(index)
    expect(reader.get_by_text(about["people"]["in_own_words"])).to_be_visible()
    assert set(reader.evaluate(LINKS)) == {one for one in names if one.endswith(".html")} - {"index.html"}
    reader.close()
    for text in (page, index):
        assert "<script" not in text
        assert "http" not in text, "it asks nobody for anything"


@pytest.fixture
def filling() -> Filling:
    return house.together("Wren", "Juniper", words=MORE_THAN_A_PAGE)


@pytest.fixture
def desks(served: Served, device: Device) -> tuple[Desk, Desk]:
    return Desk(served, device(), "Wren").sign_in(), Desk(served, device(), "Juniper").sign_in()


def test_what_cannot_be_opened_is_named(served: Served, desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    wren, _ = desks
    house.do(served, "tamper", place=7)
    archive = take(wren.page, tmp_path)
    expect(wren.page.get_by_text("Not everything could be opened")).to_be_visible()
    talk = next(json.loads(archive.read(one)) for one in archive.namelist() if "juniper" in one and "json" in one)
    assert len(talk["said"]) == MORE_THAN_A_PAGE + 1, "with the hello, from the first page to the last"
    assert [n for n, one in enumerate(talk["said"], start=1) if "not_opened" in one] == [7]
    assert "What could not be opened" in archive.read("index.html").decode()
    assert wren.wrong == []


def test_other_keys_than_before_open_nothing_and_it_says_so(
    served: Served, desks: tuple[Desk, Desk], tmp_path: Path
) -> None:
    wren, _ = desks
    wren.page.goto(served.address + "/alongside")
    wren.page.get_by_role("link", name="Juniper").click()
    wren.wait_until_ready()
    # Until the server keeps the bundle in which Wren has pinned Juniper's keys.
    assert comes(lambda: wren.context.request.get(f"{served.address}/me/keyring").json()["bundle"]["revision"] > 1)
    house.do(served, "swap_keys", name="Juniper")
    index = take(wren.page, tmp_path).read("index.html").decode()
    assert "all of it (changed-key)" in index


def leave(desk: Desk, when: str, words: str) -> None:
    desk.page.goto(desk.served.address + "/me/leaving")
    form = desk.page.locator("#leave")
    form.get_by_role("radio", name=words).check()
    form.get_by_role("radio", name=when).check()
    form.get_by_label("Your passphrase").fill("not this one")
    form.get_by_role("button", name="Leave").click()
    expect(form.get_by_text("does not open your keys")).to_be_visible()
    form.get_by_label("Your passphrase").fill(house.PASSPHRASE)
    form.get_by_role("button", name="Leave").click()


def sure(page: Page) -> Locator:
    return page.locator("#leave-sure")


def test_leaving_at_once(served: Served, desks: tuple[Desk, Desk]) -> None:
    wren, juniper = desks
    juniper.page.goto(served.address + "/alongside")
    juniper.page.get_by_role("link", name="Wren").click()
    juniper.wait_until_ready()
    juniper.sees(f"number {MORE_THAN_A_PAGE - 1}")

    leave(wren, "At once", "Goes with me")
    expect(wren.page.get_by_text("everything you wrote to others are erased")).to_be_visible()
    sure(wren.page).get_by_role("button", name="Not now").click()
    expect(wren.page.locator("#leave")).to_be_visible()
    leave(wren, "At once", "Goes with me")
    expect(sure(wren.page)).to_be_visible()
    sure(wren.page).get_by_role("button", name="Leave").click()
    expect(wren.page.get_by_text("You have left, and what was yours here is erased.")).to_be_visible()
    assert wren.page.evaluate("indexedDB.databases().then((all) => all.length)") <= 1

    expect(juniper.page.locator("#talk[data-phase=left]")).to_be_visible()
    juniper.page.reload()
    juniper.wait_until_ready()
    expect(juniper.page.get_by_text("Whoever was here with you has left.")).to_be_visible()
    juniper.sees(f"number {MORE_THAN_A_PAGE - 2}")
    expect(juniper.page.locator("#thread > .note")).to_have_count(0)
    assert juniper.wrong == []
    served.stop()
    if served.database is None:
        file = sqlite3.connect(served.data / "eachother.sqlite3")
        file.execute("VACUUM")
        file.close()
    assert b"wren" not in served.everything().lower()


def test_coming_back_within_the_week(served: Served, desks: tuple[Desk, Desk]) -> None:
    wren, juniper = desks
    leave(wren, "Over a week", "Stays with them")
    expect(wren.page.get_by_text("in seven days")).to_be_visible()
    sure(wren.page).get_by_role("button", name="Leave").click()
    expect(wren.page.get_by_text("For seven days you can come in here")).to_be_visible()
    juniper.page.goto(served.address + "/today")
    expect(juniper.page.get_by_text("Wren")).to_have_count(0)

    wren.page.fill("#name", "Wren")
    wren.page.fill("#passphrase", house.PASSPHRASE)
    wren.page.click("#door button:not([type=button])")
    wren.page.wait_for_url("**/me/leaving")
    expect(wren.page.get_by_text("You are leaving.")).to_be_visible()
    wren.press("Stay")
    wren.page.wait_for_url("**/me")
    juniper.page.reload()
    expect(juniper.page.get_by_text("Wren").first).to_be_visible()
    wren.page.goto(served.address + "/alongside")
    wren.page.get_by_role("link", name="Juniper").click()
    wren.wait_until_ready()
    wren.says("I stay.")
