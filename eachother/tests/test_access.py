"""Every page, for every eye: WCAG 2.2 AA in both schemes, narrow, in large letters, in the reader's own colours.

And on the same visit: whom it asks, what the console says, and that nobody keeps it.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import CDPSession, Page, expect

from eachother.tests import looks, pages
from eachother.tests.riverside import Riverside
from eachother.tests.watching import Watch

pytestmark = pytest.mark.browser
USUAL, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
USUAL_LETTERS, LARGE_LETTERS = 16, 32


@pytest.fixture(scope="module")
def letters_of_nobody(nobody: Page) -> CDPSession:
    return nobody.context.new_cdp_session(nobody)


@pytest.fixture(scope="module")
def letters_of_wren(wren: Page) -> Iterator[CDPSession]:
    yield wren.context.new_cdp_session(wren)


@pytest.fixture(scope="module")
def passing_by(nobody: Page) -> Watch:
    return Watch(nobody.context)


@pytest.fixture(scope="module")
def watched(wren: Page) -> Watch:
    return Watch(wren.context)


def test_every_address_is_known_to_be_a_page_or_none() -> None:
    known = {*pages.SIGNED_OUT, *pages.SIGNED_IN, *pages.NO_PAGE} - {""}
    assert set(pages.addresses()) == known, "List it in pages.py, so that everybody can use it."


def test_what_is_said_to_be_no_page_is_none(riverside: Riverside, wren: Page) -> None:
    """…and stays none: a GET is refused, or answered with a part, JSON or plain text."""
    routes = pages.addresses()
    whose = {"connections": "talk", "journal": "wren", "talk": "picture", "table": "circle", "gatherings": "day"}
    whose |= {f"stories:{begins}{what}": f"story_{what}" for begins in ("", "public-") for what in ("picture", "sound")}
    for name in pages.NO_PAGE - {"people:founding"}:
        ref = riverside.facts[whose.get(name) or whose.get(name.partition(":")[0], "otter")]
        path = "/" + re.sub(r"<[^>]+>", ref, routes[name])
        answer = wren.request.get(path)
        of_two = routes[name].count("<") > 1 and answer.status == 404  # one of the two is nobody's
        assert answer.status == 405 or of_two or b"<html" not in answer.body(), name


@pytest.mark.parametrize("path", pages.all_of(pages.SIGNED_OUT))
def test_signed_out(
    riverside: Riverside, nobody: Page, passing_by: Watch, letters_of_nobody: CDPSession, path: str
) -> None:
    nobody.goto(path.format(**riverside.facts))
    expect_nothing_wrong(nobody, letters_of_nobody, riverside.names)
    assert passing_by.since_last(riverside.address, riverside.names) == []


@pytest.mark.parametrize("path", pages.all_of(pages.SIGNED_IN))
def test_as_wren(riverside: Riverside, wren: Page, watched: Watch, letters_of_wren: CDPSession, path: str) -> None:
    answer = wren.goto(path.format(**riverside.facts))
    assert answer and answer.headers["cache-control"] == "no-store"
    expect_nothing_wrong(wren, letters_of_wren, riverside.names)
    assert watched.since_last(riverside.address, riverside.names) == []


def test_where_a_word_is_near_another(riverside: Riverside, wren: Page, letters_of_wren: CDPSession) -> None:
    """A step between two pages, which only a form leads to."""
    wren.goto("/me/experiences")
    wren.get_by_label("Something you have been through").fill("I lost my brother")
    wren.get_by_role("button", name="Add it").click()
    expect(wren.get_by_role("button", name="lost my brother", exact=True)).to_be_visible()
    expect_nothing_wrong(wren, letters_of_wren, riverside.names)


def expect_nothing_wrong(page: Page, letters: CDPSession, names: list[str]) -> None:
    looks.settle(page)
    page.evaluate(looks.UNFOLD)
    wrong = [
        *looks.outline(page, names),
        *in_both_schemes(page),
        *in_own_colours(page),
        *in_little_room(page, letters),
    ]
    assert not wrong, "\n".join(wrong)


def in_both_schemes(page: Page) -> list[str]:
    light = looks.axe(page, looks.ALL_RULES)
    page.emulate_media(color_scheme="dark")
    dark = looks.axe(page, looks.COLOURS)
    page.emulate_media(color_scheme="light")
    return light + [f"dark: {one}" for one in dark]


def in_own_colours(page: Page) -> list[str]:
    page.emulate_media(forced_colors="active")
    wrong: list[str] = page.evaluate(looks.FLAT)
    page.emulate_media(forced_colors="none")
    return wrong


def in_little_room(page: Page, letters: CDPSession) -> list[str]:
    """320 px wide, which is also 1280 px at 400 %; and letters of twice the size."""
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    narrow = page.evaluate(looks.SIDEWAYS) + page.evaluate(looks.CUT)
    page.set_viewport_size(USUAL)  # type: ignore[arg-type]
    letters.send("Page.setFontSizes", {"fontSizes": {"standard": LARGE_LETTERS}})
    large = page.evaluate(looks.SIDEWAYS) + page.evaluate(looks.CUT)
    letters.send("Page.setFontSizes", {"fontSizes": {"standard": USUAL_LETTERS}})
    return [f"narrow: {one}" for one in narrow] + [f"large: {one}" for one in large]
