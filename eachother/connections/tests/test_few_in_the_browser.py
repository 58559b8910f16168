"""A few in browsers of their own, from being asked to the one who was away; nothing they say is on the server."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from eachother.connections.tests import house
from eachother.connections.tests.browsing import Desk
from eachother.tests.looks import ALL_RULES, axe
from eachother.tests.served import Served

pytestmark = pytest.mark.browser
Device = Callable[..., BrowserContext]


@pytest.mark.parametrize("filling", [house.around("Wren", "Juniper", "Otter", "Sorrel")], ids=["around Wren"])
def test_a_few(served: Served, device: Device) -> None:
    wren, juniper, otter, sorrel = (Desk(served, device(), n).sign_in() for n in ("Wren", "Juniper", "Otter", "Sorrel"))

    # Wren asks two; each answers for themselves; Wren begins.
    wren.page.goto(served.address + "/alongside")
    wren.page.get_by_role("link", name="Ask a few to talk together").click()
    for name in ("Juniper", "Otter"):
        wren.page.get_by_label(name).check()
    wren.press("Ask them")
    for desk in (juniper, otter):
        desk.page.goto(served.address + "/today")
        desk.page.get_by_role("link", name="Look at it").click()
        expect(desk.page.get_by_role("heading", name="Wren asks you")).to_be_visible()
        assert axe(desk.page, ALL_RULES) == []
        desk.press("Yes, I would")
    wren.page.reload()
    assert axe(wren.page, ALL_RULES) == []
    wren.press("Begin with those who said yes")
    wren.wait_until_ready()
    path = wren.path
    for desk in (juniper, otter):
        desk.open(path)

    wren.says("Hello all three, periwinkle.")
    for desk in (juniper, otter):
        desk.sees("Hello all three, periwinkle.")
    otter.says("From the river, driftwood.")
    expect(juniper.page.locator("#thread .said").filter(has_text="driftwood").locator("[data-who]")).to_have_text(
        "Otter"
    )

    # What they call themselves, sealed.
    juniper.page.get_by_text("More", exact=True).click()
    juniper.press("What you call yourselves")
    juniper.page.get_by_label("The name").fill("Toadstool hour")
    juniper.press("Call us that")
    expect(juniper.page.get_by_text("You said: this is ‘Toadstool hour’.")).to_be_visible()
    expect(wren.page.get_by_role("heading", name="Toadstool hour")).to_be_visible()

    # One clause, in force once all three have said yes.
    wren.press("Add")
    wren.page.fill("#new-clause", "Nobody owes an answer, snowdrop.")
    wren.press("Put it on the table")
    clause = "Nobody owes an answer"
    juniper.clause(clause).get_by_role("button", name="Right for me").click()
    expect(juniper.clause(clause)).to_contain_text("waits for Otter")
    otter.clause(clause).get_by_role("button", name="Right for me").click()
    for desk in (wren, juniper, otter):
        expect(desk.clause(clause)).to_contain_text("You all agree")
    assert axe(wren.page, ALL_RULES) == []

    # Otter closes the page. Wren would like Sorrel to come in: by everybody's word, and Sorrel's own.
    wren.page.get_by_text("More", exact=True).click()
    wren.press("Ask somebody in")
    wren.press("Sorrel")
    expect(wren.page.get_by_text("You would like Sorrel to come in.")).to_be_visible()
    for desk in (juniper, otter):
        expect(desk.page.get_by_text("Wren would like Sorrel to come in.")).to_be_visible()
        desk.page.locator("#askings").get_by_role("button", name="Right for me").click()
    expect(otter.page.get_by_text("You have all given your word.")).to_be_visible()
    otter.page.goto("about:blank")
    sorrel.page.goto(served.address + "/today")
    sorrel.page.get_by_role("link", name="Look at it").click()
    # What they have agreed on stands there, and Sorrel says yes to it before coming in.
    sorrel.page.wait_for_selector("#told[data-ready]")
    told = sorrel.page.locator("#told li")
    expect(told).to_have_count(1)
    expect(told).to_contain_text("Nobody owes an answer, snowdrop.")
    assert axe(sorrel.page, ALL_RULES) == []
    told.get_by_label("Right for me").check()
    sorrel.page.reload()
    expect(told.get_by_label("Right for me")).to_be_checked()
    sorrel.press("Yes, I would")
    expect(wren.page.locator(".talk-title")).to_contain_text("Sorrel")
    sorrel.open(path)
    sorrel.page.get_by_text("This is where you came in.").wait_for()
    expect(sorrel.page.get_by_text("periwinkle")).to_have_count(0)
    sorrel.says("Thank you for asking me, bluebell.")
    for desk in (wren, juniper):
        desk.sees("Thank you for asking me, bluebell.")
        # Nobody has pressed anything: the same words were signed again by those whose pages were open.
        expect(desk.clause(clause)).to_contain_text("You all agree")
    expect(sorrel.page.get_by_role("heading", name="Toadstool hour")).to_be_visible()
    # Otter’s device was closed, so of Otter Sorrel can read no yes yet.
    expect(sorrel.clause(clause)).to_contain_text("waits for Otter")

    drawn_before = wren.page.context.request.get(served.address + path)

    # Juniper leaves: out at once, and the next key is without her.
    juniper.page.goto(f"{served.address}{path}/departure")
    juniper.press("Leave")
    juniper.page.wait_for_url("**/alongside")
    assert juniper.page.goto(served.address + path).status == 404  # type: ignore[union-attr]
    expect(wren.page.locator(".talk-title")).not_to_contain_text("Juniper")
    wren.wait_until_ready()
    wren.says("The three of us now, foxglove.")
    sorrel.sees("The three of us now, foxglove.")

    # Otter was away for two keys, and takes both.
    otter.open(path)
    for words in ("periwinkle", "bluebell", "foxglove"):
        expect(otter.said.filter(has_text=words)).to_have_count(1)
    expect(otter.page.locator("#thread > .note, #stopped:not([hidden])")).to_have_count(0)
    for desk in (wren, sorrel, otter):
        expect(desk.clause(clause)).to_contain_text("You all agree")

    # A page from before (the way back, another tab) is none of a server that shows an older state.
    wren.page.route(served.address + path, lambda route: route.fulfill(response=drawn_before), times=1)
    wren.page.reload()
    wren.wait_until_ready()
    wren.sees("The three of us now, foxglove.")
    expect(wren.page.locator("#stopped:not([hidden])")).to_have_count(0)

    # Of two who make the next key at once one hears that the other was first.
    assert [w for desk in (wren, otter, sorrel) for w in desk.wrong if "409 (Conflict)" not in w] == []
    kept = served.everything().lower()
    for word in (b"periwinkle", b"driftwood", b"toadstool", b"snowdrop", b"bluebell", b"foxglove"):
        assert word not in kept
