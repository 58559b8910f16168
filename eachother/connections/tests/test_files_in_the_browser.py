"""Two people send each other a picture, a voice, a drawing and a file; the server learns nothing of them."""

import json
import re
import struct
import zlib
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Route, expect

from eachother.connections.tests.browsing import Desk, two_phones
from eachother.tests.looks import ALL_RULES, CUT, SIDEWAYS, axe
from eachother.tests.served import Served
from eachother.tests.taking import take

pytestmark = pytest.mark.browser
WHERE = b"taken at the pebble bench"


def png(width: int, height: int) -> bytes:
    """A picture whose file says where it was taken."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes((x * 7 + y) % 256 for x in range(width) for _ in range(3)) for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"tEXt", b"Comment\0" + WHERE), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


def opens(desk: Desk) -> Locator:
    desk.press("Besides words")
    dialog = desk.page.get_by_role("dialog", name="Something besides words")
    expect(dialog).to_be_visible()
    return dialog


def picks(desk: Desk, button: str, **file: object) -> Locator:
    dialog = opens(desk)
    with desk.page.expect_file_chooser() as chooser:
        dialog.get_by_role("button", name=button, exact=True).click()
    chooser.value.set_files(file)  # type: ignore[arg-type]
    return dialog


def sends(desk: Desk) -> None:
    desk.page.get_by_role("dialog").get_by_role("button", name="Send", exact=True).click()
    expect(desk.page.get_by_role("dialog")).to_be_hidden()
    expect(desk.page.locator("#thread .said:not([data-pending]) .carried").last).to_be_visible()


def carried(desk: Desk, kind: str) -> Locator:
    return desk.page.locator(f'#thread .carried[data-shown="{kind}"]').last


def shown(image: Locator) -> int:
    image.scroll_into_view_if_needed()
    image.evaluate("image => image.complete && image.naturalWidth || new Promise(r => image.onload = r)")
    return int(image.evaluate("image => image.naturalWidth"))


def test_a_picture_a_drawing_and_a_file(desks: tuple[Desk, Desk], tmp_path_factory: pytest.TempPathFactory) -> None:
    wren, juniper = desks
    dialog = picks(wren, "A picture", name="IMG_2041.png", mimeType="image/png", buffer=png(300, 200))
    dialog.get_by_label("What it shows").fill("The marmalade jar, half full")
    assert axe(wren.page, ALL_RULES) == []
    sends(wren)
    for desk in desks:
        image = carried(desk, "picture").get_by_role("img", name="The marmalade jar, half full")
        assert shown(image) == 300
    with juniper.page.expect_download() as kept:
        carried(juniper, "picture").get_by_role("button", name="Keep a copy").click()
    assert WHERE not in Path(kept.value.path()).read_bytes()
    assert kept.value.suggested_filename == "picture.png"
    assert axe(juniper.page, ALL_RULES) == []

    dialog = opens(juniper)
    dialog.get_by_role("button", name="A drawing").click()
    send = dialog.get_by_role("button", name="Send", exact=True)
    expect(send).to_be_disabled()
    box = dialog.get_by_role("img", name="A sheet to draw on").bounding_box()
    assert box
    dialog.get_by_label("Clay").check()
    for at in (0.3, 0.6):
        juniper.page.mouse.move(box["x"] + box["width"] * at, box["y"] + 40)
        juniper.page.mouse.down()
        juniper.page.mouse.move(box["x"] + box["width"] * at + 60, box["y"] + 120, steps=4)
        juniper.page.mouse.up()
    dialog.get_by_role("button", name="Take back a line").click()
    expect(send).to_be_enabled()
    assert axe(juniper.page, ALL_RULES) == []
    sends(juniper)
    assert shown(carried(wren, "drawing").get_by_role("img")) == 960

    words = b"The quagmire records. " * 120_000  # three chunks
    broken: list[str] = []

    def once(route: Route) -> None:
        """The line breaks in the middle, with the answer on its way and before the next chunk."""
        if len(broken) < 2:
            broken.append(route.request.url)
            if len(broken) == 1:
                route.fetch()
            route.abort("internetdisconnected")
        else:
            route.continue_()

    wren.page.route(re.compile(r"/files/[a-z2-7]{16}/1$"), once)
    picks(wren, "A file", name="../quince\u202etxt.pdf", mimeType="text/html", buffer=words)
    expect(wren.page.get_by_role("dialog").get_by_text("quince")).to_be_visible()
    sends(wren)
    assert len(broken) == 2
    file = carried(juniper, "file")
    expect(file).to_contain_text("2.6 MB")
    with juniper.page.expect_download() as kept:
        file.get_by_role("button", name="Keep a copy").click()
    assert Path(kept.value.path()).read_bytes() == words
    assert kept.value.suggested_filename == "quincetxt.pdf"

    archive = take(juniper.page, tmp_path_factory.mktemp("taken"))
    [talk] = [name for name in archive.namelist() if name.startswith("conversations/") and name.endswith(".json")]
    told = [one["file"] for one in json.loads(archive.read(talk))["said"] if "file" in one]
    assert [one["shown"] for one in told] == ["picture", "drawing", "file"]
    assert not [one for one in told if "key" in one]
    assert archive.read(told[2]["path"]) == words
    assert [Path(one["path"]).suffix for one in told] == [".png", ".png", ".pdf"]
    juniper.open(wren.path)

    mine = wren.page.locator("#thread .said.mine").filter(has_text="quince")
    mine.hover()
    mine.get_by_role("button", name="With this").click()
    expect(mine.get_by_role("button", name="Say it differently")).to_be_hidden()
    mine.get_by_role("button", name="Delete", exact=True).click()
    mine.get_by_role("button", name="Delete them").click()
    expect(juniper.page.get_by_text("Wren deleted what was here.")).to_be_visible()
    wrong = [said for said in wren.wrong if "ERR_INTERNET_DISCONNECTED" not in said]
    assert wrong == juniper.wrong == []
    everything = wren.served.everything()
    assert not [word for word in (b"quagmire", b"marmalade", b"quince", WHERE, b"IMG_2041") if word in everything]


def test_what_is_not_whole_is_not_shown(desks: tuple[Desk, Desk]) -> None:
    wren, juniper = desks
    picks(wren, "A file", name="kettle.txt", mimeType="text/plain", buffer=b"x" * 1_500_000)
    sends(wren)
    chunks = sorted((wren.served.data / "files").rglob("*.*"))
    assert len(chunks) == 2
    last = chunks[1].read_bytes()
    keep = carried(juniper, "file").get_by_role("button", name="Keep a copy")
    trouble = carried(juniper, "file").get_by_role("status")
    expect(keep).to_be_visible()  # what shows it has come; from here on there is no line
    juniper.page.route(re.compile("/files/"), lambda route: route.abort("internetdisconnected"))
    keep.click()
    expect(trouble).to_contain_text("no line just now")
    juniper.page.unroute_all()
    chunks[1].write_bytes(last[:-1] + bytes([last[-1] ^ 1]))
    keep.click()
    expect(trouble).to_contain_text("not whole, or it was changed")
    expect(keep).to_be_hidden()


def test_what_cannot_go_is_said_before_it_goes(desks: tuple[Desk, Desk]) -> None:
    wren, _ = desks
    asked: list[str] = []
    wren.page.on("request", lambda request: asked.append(request.url) if "/files" in request.url else None)
    asked.clear()
    large = wren.served.folder / "large.bin"
    with large.open("wb") as file:
        file.truncate(26 * 1024 * 1024)
    dialog = opens(wren)
    with wren.page.expect_file_chooser() as chooser:
        dialog.get_by_role("button", name="A file", exact=True).click()
    chooser.value.set_files(large)
    expect(dialog.get_by_role("alert")).to_contain_text("more than 25 MB")
    expect(dialog.get_by_role("button", name="Send", exact=True)).to_be_disabled()
    dialog.get_by_role("button", name="Something else").click()
    with wren.page.expect_file_chooser() as chooser:
        dialog.get_by_role("button", name="A picture", exact=True).click()
    chooser.value.set_files({"name": "x.png", "mimeType": "image/png", "buffer": b"no picture"})
    expect(dialog.get_by_role("alert")).to_contain_text("can’t open that picture")
    wren.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(wren.page.get_by_role("button", name="Besides words")).to_be_focused()
    assert [url for url in asked if "/alongside/" in url] == []


def test_a_voice_note_on_a_phone(served: Served, speaking: Browser) -> None:
    wren, juniper = two_phones(served, speaking)
    dialog = opens(wren)
    dialog.get_by_role("button", name="A voice note").click()
    dialog.get_by_role("button", name="Record", exact=True).click()
    expect(dialog.get_by_role("timer")).to_have_text("0:02")
    dialog.get_by_role("button", name="Stop").click()
    expect(dialog.locator("audio")).to_be_visible()
    assert wren.page.evaluate(SIDEWAYS) == wren.page.evaluate(CUT) == []
    assert axe(wren.page, ALL_RULES) == []
    sends(wren)
    voice = carried(juniper, "voice")
    expect(voice).to_contain_text("0:02")
    voice.get_by_role("button", name="Listen").click()
    expect(voice.locator("audio")).to_be_visible()
    voice.locator("audio").evaluate(
        "audio => audio.currentTime > 0 || new Promise(heard => audio.addEventListener('timeupdate', heard))"
    )
    assert juniper.page.evaluate(SIDEWAYS) == juniper.page.evaluate(CUT) == []
    assert axe(juniper.page, ALL_RULES) == []
    assert wren.wrong == juniper.wrong == []
