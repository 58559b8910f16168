"""A few in their browsers: what happens when one has new keys, and what is sent besides words."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from eachother.connections.tests import house
from eachother.connections.tests.browsing import Desk
from eachother.connections.tests.test_files_in_the_browser import WHERE, carried, opens, picks, png, sends, shown
from eachother.people.tests import walks
from eachother.tests.filled import Filling
from eachother.tests.looks import ALL_RULES, axe
from eachother.tests.served import Served
from eachother.tests.waiting import PATIENCE_MS

pytestmark = pytest.mark.browser
Device = Callable[..., BrowserContext]


@pytest.fixture
def filling() -> Filling:
    return house.a_few("Wren", "Juniper", "Otter", "Sorrel")


def renews(page: Page, served: Served) -> None:
    """Somebody may know it: everything new."""
    page.goto(served.address + "/me/keys")
    page.get_by_role("heading", name="Somebody may know").click()
    form = page.locator("form[data-does=renewAll]")
    form.get_by_label("Your passphrase of now").fill(house.PASSPHRASE)
    expect(form.locator(".six")).not_to_have_text("…")
    form.get_by_role("button", name="Make everything new").click()
    walks.take_sheet(page)
    expect(page.get_by_role("heading", name="Your keys")).to_be_visible()


def digits(place: Locator) -> list[str]:
    expect(place.locator("[data-digits]:visible li")).to_have_count(12)
    return place.locator("[data-digits]:visible li").all_text_contents()


def test_new_keys_of_one_stop_the_others_until_they_compare(served: Served, device: Device) -> None:
    path = f"/alongside/{served.told['talk']}"
    wren, juniper, otter = (Desk(served, device(), name).sign_in().open(path) for name in ("Wren", "Juniper", "Otter"))
    wren.says("in the keys of before, teasel")
    renews(juniper.page, served)
    juniper.open(path)  # her page makes the next key, for all three
    juniper.sees("in the keys of before, teasel")

    compared = {}
    for desk in (wren, otter):
        desk.page.reload()
        part = desk.page.locator("#stopped")
        expect(part).to_contain_text("Juniper has other keys than before.")
        expect(desk.box).to_be_hidden()
        expect(desk.page.get_by_text("teasel")).to_have_count(0)
        assert axe(desk.page, ALL_RULES) == []
        compared[desk.name] = digits(part)
    for desk in (wren, otter):
        juniper.page.get_by_text("More", exact=True).click()
        juniper.press(f"Safety number: {desk.name}")
        assert digits(juniper.page.locator("#safety")) == compared[desk.name]
        juniper.page.locator("#safety").get_by_role("button", name="Close").click()

    # One has compared, the other not yet: for that one nothing has moved.
    wren.press("We compared: they are the same")
    wren.wait_until_ready()
    wren.sees("in the keys of before, teasel")
    juniper.says("in the new ones, yarrow")
    wren.sees("in the new ones, yarrow")
    otter.page.reload()
    expect(otter.page.locator("#stopped")).to_contain_text("Juniper has other keys than before.")
    otter.press("We compared: they are the same")
    otter.wait_until_ready()
    for words in ("teasel", "yarrow"):
        expect(otter.said.filter(has_text=words)).to_have_count(1)
    otter.says("all three, tansy")
    for desk in (wren, juniper):
        desk.sees("all three, tansy")
        expect(desk.page.locator("#thread > .note")).to_have_count(0)
    kept = served.everything()
    assert not [word for word in (b"teasel", b"yarrow", b"tansy") if word in kept]


def test_a_picture_a_file_and_a_voice_among_a_few(served: Served, speaking: Browser) -> None:
    path = f"/alongside/{served.told['talk']}"

    def desk(name: str) -> Desk:
        one = Desk(served, speaking.new_context(), name)
        one.context.set_default_timeout(PATIENCE_MS)
        return one.sign_in()

    wren, juniper, otter = (desk(name).open(path) for name in ("Wren", "Juniper", "Otter"))
    dialog = picks(wren, "A picture", name="IMG_7.png", mimeType="image/png", buffer=png(120, 80))
    dialog.get_by_label("What it shows").fill("The bench by the weir")
    sends(wren)
    for one in (wren, juniper, otter):
        assert shown(carried(one, "picture").get_by_role("img", name="The bench by the weir")) == 120
    words = b"What the heron told us. " * 60_000  # two chunks
    picks(juniper, "A file", name="heron.txt", mimeType="text/plain", buffer=words)
    sends(juniper)
    for one in (wren, otter):
        with one.page.expect_download() as kept:
            carried(one, "file").get_by_role("button", name="Keep a copy").click()
        assert Path(kept.value.path()).read_bytes() == words

    dialog = opens(otter)
    dialog.get_by_role("button", name="A voice note").click()
    dialog.get_by_role("button", name="Record", exact=True).click()
    expect(dialog.get_by_role("timer")).to_have_text("0:01")
    dialog.get_by_role("button", name="Stop").click()
    sends(otter)
    for one in (wren, juniper):
        hears(one)

    # Sorrel comes in: what was sent before is not handed over, not even to a page that asks for it by its name.
    before = [one.stem for one in (served.data / "files").rglob("*.0")]
    assert len(before) == 3
    wren.page.get_by_text("More", exact=True).click()
    wren.press("Ask somebody in")
    wren.press("Sorrel")
    for one in (juniper, otter):
        one.page.locator("#askings").get_by_role("button", name="Right for me").click()
    expect(otter.page.get_by_text("You have all given your word.")).to_be_visible()
    sorrel = desk("Sorrel")
    sorrel.page.goto(f"{served.address}{path}/asking")
    sorrel.press("Yes, I would")
    expect(wren.page.locator(".talk-title")).to_contain_text("Sorrel")
    sorrel.open(path)
    expect(sorrel.page.locator("#thread .carried")).to_have_count(0)
    for one, status in ((wren, 200), (sorrel, 404)):
        asked = [one.page.context.request.get(f"{served.address}{path}/files/{ref}/0").status for ref in before]
        assert asked == [status] * 3
    wren.wait_until_ready()
    picks(wren, "A file", name="weir.txt", mimeType="text/plain", buffer=b"For all four of us, bulrush.")
    sends(wren)
    with sorrel.page.expect_download() as kept:
        carried(sorrel, "file").get_by_role("button", name="Keep a copy").click()
    assert Path(kept.value.path()).read_bytes() == b"For all four of us, bulrush."
    everything = served.everything()
    assert not [word for word in (b"heron", b"weir", b"bulrush", WHERE, b"IMG_7") if word in everything]


def hears(desk: Desk) -> None:
    voice = carried(desk, "voice")
    voice.get_by_role("button", name="Listen").click()
    voice.locator("audio").evaluate(
        "audio => audio.currentTime > 0 || new Promise(heard => audio.addEventListener('timeupdate', heard))"
    )
