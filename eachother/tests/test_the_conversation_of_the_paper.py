"""The whole way, as two people go it: from the founding invitation to an agreed walk to the gym.

Afterwards no word of what they said is in anything that the server keeps or writes.
"""

import base64
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from eachother.connections.tests.browsing import Desk
from eachother.people.tests import walks
from eachother.tests.paper import AGREED, DIALOGUE, JUNIPER, WREN
from eachother.tests.served import Served

pytestmark = pytest.mark.browser
SHARED = "low days"
HELLO = "Marmalade weather here too, it seems."


def test_from_sign_up_to_the_agreed_walk(served: Served, device: Callable[..., BrowserContext]) -> None:
    juniper, wren = (Desk(served, device(base_url=served.address), name) for name in (JUNIPER, WREN))
    kept = found_and_invite(juniper, wren)
    for desk in (juniper, wren):
        say_what_is_shared(desk.page)
    find_each_other(juniper, wren)
    before = served.everything().lower()

    come_alongside(wren, juniper)
    for line in DIALOGUE:
        say(line.text, *((juniper, wren) if line.by == JUNIPER else (wren, juniper)))
    agree_on_the_walk(wren, juniper)

    assert [*juniper.wrong, *wren.wrong] == []
    read_on_a_second_device(Desk(served, device(base_url=served.address), WREN), kept, wren.path)
    served.stop()
    assert left_behind(served.everything(), before) == []


def found_and_invite(juniper: Desk, wren: Desk) -> walks.Kept:
    """Juniper founds the place and lets Wren in; what Wren noted down."""
    page = juniper.page
    walks.join(page, juniper.served.founding_path(), JUNIPER)
    page.wait_for_url("**/founding")
    page.get_by_label("The name of your community").fill("Riverside")
    page.get_by_role("button", name="Call it this").click()
    expect(page.get_by_role("heading", name="Say a little about yourself")).to_be_visible()
    page.goto("/invitations")
    page.get_by_role("button", name="Make a link").click()
    link = page.locator("input.address").input_value().removeprefix(juniper.served.address)
    kept = walks.join(wren.page, link, WREN)
    wren.page.wait_for_url("**/me?first")
    return kept


def say_what_is_shared(page: Page) -> None:
    page.goto("/me/experiences")
    page.get_by_label("Something you have been through").fill(SHARED)
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("article").filter(has_text=SHARED)).to_be_visible()


def find_each_other(juniper: Desk, wren: Desk) -> None:
    wren.page.goto("/people")
    wren.page.get_by_role("button", name=f"Nod to {JUNIPER}").click()
    expect(wren.page.get_by_text("You nodded.")).to_be_visible()
    juniper.page.goto("/today")
    juniper.page.get_by_role("button", name="Nod back").click()
    wren.page.reload()
    expect(wren.page.get_by_text("You have both nodded.")).to_be_visible()


def come_alongside(wren: Desk, juniper: Desk) -> None:
    wren.page.get_by_role("link", name=f"To {JUNIPER}’s page").click()
    wren.page.get_by_role("link", name="Say hello").click()
    wren.page.get_by_label("A few words").fill(HELLO)
    wren.press("Say hello")
    wren.wait_until_ready()
    juniper.page.goto("/today")
    juniper.page.get_by_role("link", name="Read the hello").click()
    juniper.wait_until_ready()
    juniper.sees(HELLO)
    juniper.press("Come alongside")
    juniper.wait_until_ready()
    expect(wren.box).to_be_visible()


def say(words: str, speaker: Desk, hearer: Desk) -> None:
    """One line, live: the other page shows it without being asked."""
    speaker.says(words)
    hearer.sees(words)


def agree_on_the_walk(wren: Desk, juniper: Desk) -> None:
    wren.press("Add")
    wren.page.fill("#new-clause", AGREED)
    wren.press("Put it on the table")
    juniper.clause(AGREED).get_by_role("button", name="Right for me").click()
    for desk in (wren, juniper):
        expect(desk.clause(AGREED)).to_contain_text("You both agree")


def read_on_a_second_device(phone: Desk, kept: walks.Kept, path: str) -> None:
    """Wren signs in elsewhere with the passphrase, and the history is there."""
    walks.sign_in(phone.page, kept)
    phone.page.goto(path)
    phone.wait_until_ready()
    for line in DIALOGUE:
        phone.sees(line.text)
    expect(phone.clause(AGREED)).to_contain_text("You both agree")
    assert phone.wrong == []


def left_behind(kept: bytes, before: bytes) -> list[str]:
    """Words of the talk in what the server keeps, that were not there before it began."""
    everything = kept.lower()
    texts = [*(line.text for line in DIALOGUE), AGREED, HELLO]
    words = {word for text in texts for word in re.findall(r"[a-z]{5,}", text.lower())}
    found = [word for word in sorted(words) if word.encode() in everything and word.encode() not in before]
    hidden = [text for text in texts if any(part in kept for part in in_base64(text))]
    return found + hidden


def in_base64(text: str) -> list[bytes]:
    """What a long text leaves in base64, wherever it begins in a group of three bytes; both alphabets."""
    raw = text.encode()
    inner = [base64.b64encode(raw[start : start + (len(raw) - start) // 3 * 3])[:24] for start in range(3)]
    return [*inner, *(part.translate(bytes.maketrans(b"+/", b"-_")) for part in inner)]
