"""In the browser, when something goes wrong: what it says, and that no word is lost or sent twice."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from eachother.connections.tests import house
from eachother.connections.tests.browsing import Desk
from eachother.tests.served import Served

pytestmark = pytest.mark.browser
Device = Callable[..., BrowserContext]

KEPT = "Kept on this device until the line is back"


def words_kept(served: Served) -> int:
    return len([row for row in house.do(served, "messages") if row[1] == "words"])


@pytest.fixture
def ref(served: Served) -> str:
    return str(served.told["talk"])


def test_the_line_is_lost_and_comes_back(served: Served, device: Device, ref: str) -> None:
    """Kept on the device; sent once when the line is back. What was shown as sent outlives kill -9."""
    wren = Desk(served, device(), "Wren").sign_in().open(f"/alongside/{ref}")
    juniper = Desk(served, device(), "Juniper").sign_in().open(f"/alongside/{ref}")
    wren.says("shown as sent")
    served.kill()
    wren.write("while there was no server")
    wren.write("and one more")
    expect(wren.page.get_by_text(KEPT).first).to_be_visible()
    served.start()
    for words in ("shown as sent", "while there was no server", "and one more"):
        juniper.sees(words)
        wren.sees(words)
    expect(wren.page.locator("[data-pending]")).to_have_count(0)
    assert words_kept(served) == 7

    wren.context.set_offline(True)
    wren.write("typed offline, then the page was closed")
    expect(wren.page.get_by_text(KEPT).first).to_be_visible()
    wren.box.fill("half a sentence")
    assert wren.has_kept("draft", "half a sentence")
    wren.page.close()
    wren.context.set_offline(False)
    again = Desk(served, wren.context, "Wren").open(f"/alongside/{ref}")
    expect(again.box).to_have_value("half a sentence")
    juniper.sees("typed offline, then the page was closed")
    again.sees("typed offline, then the page was closed")
    assert words_kept(served) == 8


def test_the_answer_is_lost_but_not_the_words(served: Served, device: Device, ref: str) -> None:
    """The server has it, the page does not know: the same envelope again is the same message."""
    wren = Desk(served, device(), "Wren").sign_in().open(f"/alongside/{ref}")
    lost: list[str] = []

    def swallow(route: object) -> None:
        if route.request.method == "POST" and len(lost) < 2:  # type: ignore[attr-defined]
            route.fetch()  # type: ignore[attr-defined]
            lost.append("answer")
            route.abort("connectionreset")  # type: ignore[attr-defined]
        else:
            route.continue_()  # type: ignore[attr-defined]

    wren.page.route("**/messages", swallow)
    wren.says("once only")
    wren.says("and on")
    assert lost == ["answer", "answer"]
    wren.sees("once only")
    assert words_kept(served) == 6


def test_two_devices_of_one_person(served: Served, device: Device, ref: str) -> None:
    """Both seal the same sequence; one is first, the other seals anew. Each message is there once."""
    phone = Desk(served, device(), "Wren").sign_in().open(f"/alongside/{ref}")
    desk = Desk(served, device(), "Wren").sign_in().open(f"/alongside/{ref}")
    phone.context.set_offline(True)
    phone.write("from the phone")
    expect(phone.page.get_by_text(KEPT)).to_be_visible()
    desk.says("from the desk")
    phone.context.set_offline(False)
    for one in (phone, desk):
        one.sees("from the phone")
        one.sees("from the desk")
    assert words_kept(served) == 6


def test_what_was_changed_withheld_or_emptied(served: Served, device: Device, ref: str) -> None:
    house.do(served, "tamper", place=3)
    wren = Desk(served, device(), "Wren").sign_in().open(f"/alongside/{ref}")
    expect(wren.page.get_by_text("One message here could not be opened: it was changed")).to_have_count(1)
    wren.sees("number 0")
    wren.sees("number 2")
    house.do(served, "withhold", place=3)
    wren.page.reload()
    wren.wait_until_ready()
    expect(wren.page.get_by_text("Something of Juniper is missing before this")).to_have_count(1)
    house.do(served, "empty", place=2)
    wren.page.reload()
    wren.wait_until_ready()
    expect(wren.page.get_by_text("Something of yours is gone from the server")).to_have_count(1)
    assert wren.wrong == []


def test_other_keys_are_a_hard_stop(served: Served, device: Device, ref: str) -> None:
    wren = Desk(served, device(), "Wren").sign_in().open(f"/alongside/{ref}")
    wren.page.get_by_text("More", exact=True).click()
    wren.press("Safety number")
    expect(wren.page.locator("#safety [data-digits] li")).to_have_count(12)
    wren.press("They are the same")
    expect(wren.page.get_by_text("You have compared these before")).to_be_visible()
    house.do(served, "swap_keys", name="Juniper")
    wren.page.reload()
    expect(wren.page.get_by_role("heading", name="We stopped here")).to_be_visible()
    expect(wren.page.get_by_text("Juniper has other keys than before.")).to_be_visible()
    expect(wren.box).to_be_hidden()
    expect(wren.page.get_by_text("number 0")).to_have_count(0)


def test_webassembly_is_blocked(served: Served, device: Device, ref: str) -> None:
    wren = Desk(served, device(), "Wren").sign_in()
    wren.page.add_init_script("delete WebAssembly.Module; WebAssembly.Module = undefined;")
    wren.page.goto(f"{served.address}/alongside/{ref}")
    expect(wren.page.get_by_text("This browser is not letting us use WebAssembly.").first).to_be_visible()
