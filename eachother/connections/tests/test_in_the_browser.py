"""Two people in two browsers, from the first hello to the end; nothing of what they say is left on the server."""

import statistics
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from eachother.connections.tests import house
from eachother.connections.tests.browsing import Desk
from eachother.tests.looks import ALL_RULES, axe
from eachother.tests.served import Served

pytestmark = pytest.mark.browser
Device = Callable[..., BrowserContext]

SEEN = """words => new Promise(resolve => {
  const there = () => [...document.querySelectorAll('#thread [data-words]')].some(one => one.textContent === words);
  const look = () => there() && (watch.disconnect(), resolve(performance.timeOrigin + performance.now()));
  const watch = new MutationObserver(look);
  watch.observe(document.getElementById('thread'), {childList: true, subtree: true, characterData: true});
  look();
})"""
SEND = """words => {
  const area = document.querySelector('#composer textarea');
  area.value = words;
  area.form.requestSubmit();
  return performance.timeOrigin + performance.now();
}"""


def say_hello(wren: Desk, juniper_ref: str, words: str) -> None:
    wren.page.goto(f"{wren.served.address}/alongside/with/{juniper_ref}")
    wren.page.fill("#hello-words", words)
    wren.press("Say hello")
    wren.wait_until_ready()


@pytest.mark.parametrize("filling", [house.together("Wren", "Juniper")], ids=["strangers"])
def test_from_hello_to_the_end(served: Served, device: Device) -> None:
    wren, juniper = Desk(served, device(), "Wren").sign_in(), Desk(served, device(), "Juniper").sign_in()

    say_hello(wren, served.told["people"]["Juniper"], "Hello from the pebble bench")
    expect(wren.page.get_by_text("Your hello is with Juniper.")).to_be_visible()
    juniper.page.goto(served.address + "/alongside")
    juniper.page.get_by_role("link", name="Wren").click()
    juniper.wait_until_ready()
    juniper.sees("Hello from the pebble bench")
    juniper.press("Come alongside")
    juniper.wait_until_ready()
    expect(wren.box).to_be_visible()

    wren.wait_until_ready()
    wren.says("What does it mean for you, when you say it is acting up?")
    juniper.sees("What does it mean for you, when you say it is acting up?")
    juniper.says("Sleeping more, quagmire and all.")
    wren.sees("Sleeping more, quagmire and all.")
    label = juniper.page.locator("#thread .says").last.get_attribute("aria-label") or ""
    assert label.startswith("You, ")

    wren.press("Add")
    wren.page.fill("#new-clause", "We walk to the gym together, marmalade days too.")
    wren.press("Put it on the table")
    clause = "We walk to the gym together"
    expect(juniper.clause(clause)).to_contain_text("On the table")
    juniper.clause(clause).get_by_role("button", name="Right for me").click()
    for desk in (wren, juniper):
        expect(desk.clause(clause)).to_contain_text("You both agree")
    juniper.clause(clause).get_by_text("How it came about").click()
    juniper.clause(clause).get_by_role("button", name="Put it back on the table").click()
    expect(wren.clause(clause)).to_contain_text("On the table again")
    wren.clause(clause).get_by_role("button", name="Still right for me").click()
    expect(wren.clause(clause)).to_contain_text("waits for Juniper")
    juniper.clause(clause).get_by_role("button", name="Say it differently").locator("visible=true").click()
    juniper.clause(clause).locator("textarea").fill("We walk to the gym together on Tuesdays, marmalade days too.")
    juniper.clause(clause).get_by_role("button", name="Put it on the table").click()
    expect(wren.clause("on Tuesdays")).to_have_count(1)
    wren.clause("on Tuesdays").get_by_role("button", name="Right for me").click()
    for desk in (wren, juniper):
        expect(desk.clause("on Tuesdays")).to_contain_text("You both agree")

    juniper.press("Pause")
    juniper.wait_until_ready()
    expect(wren.page.get_by_text("Juniper paused this.")).to_be_visible()
    expect(wren.box).to_be_hidden()
    wren.press("Go on")
    wren.wait_until_ready()
    expect(juniper.page.get_by_text("Wren would like to go on.")).to_be_visible()
    juniper.press("Go on")
    juniper.wait_until_ready()
    expect(wren.box).to_be_visible()

    wren.says("Too much said, hollyhock.")
    juniper.sees("Too much said, hollyhock.")
    mine = wren.page.locator("#thread .said.mine").filter(has_text="hollyhock")
    mine.hover()
    mine.get_by_role("button", name="With this").click()
    mine.get_by_role("button", name="Delete").click()
    mine.get_by_role("button", name="Delete them").click()
    expect(wren.page.get_by_text("You deleted what was here.")).to_be_visible()
    expect(juniper.page.get_by_text("Wren deleted what was here.")).to_be_visible()
    expect(juniper.page.get_by_text("hollyhock")).to_have_count(0)

    juniper.page.goto(served.address + juniper.path + "/end")
    wren.box.fill("typed while it ended")
    juniper.page.get_by_text("End it with a last word").click()
    juniper.page.get_by_label("A last word to Wren").fill("Go well, cloudberry.")
    assert axe(juniper.page, ALL_RULES) == []
    juniper.press("Say it, and end this")
    juniper.wait_until_ready()
    wren.sees("Go well, cloudberry.")
    expect(wren.page.get_by_text("This has ended.", exact=True)).to_be_visible()
    expect(wren.box).to_have_value("typed while it ended")
    expect(wren.page.get_by_text("What you wrote is still in the box.")).to_be_visible()
    wren.page.reload()
    wren.wait_until_ready()
    wren.sees("Sleeping more, quagmire and all.")
    expect(wren.page.locator("#thread > .note")).to_have_count(0)

    # Each keeps their copy, or lets it go.
    juniper.page.get_by_role("link", name="Let your copy go").click()
    juniper.press("Let it go")
    juniper.page.wait_for_url("**/alongside")
    expect(juniper.page.locator("a.connection")).to_have_count(0)
    wren.page.reload()
    wren.wait_until_ready()
    wren.sees("Go well, cloudberry.")
    expect(wren.page.locator("#thread > .note")).to_have_count(0)

    assert wren.wrong == juniper.wrong == []
    kept = served.everything().lower()
    for word in (b"pebble", b"quagmire", b"marmalade", b"hollyhock", b"cloudberry", b"typed while"):
        assert word not in kept


def test_from_send_to_seen(desks: tuple[Desk, Desk]) -> None:
    """Live, and not by asking again. How fast it is on a quiet machine is measured in `bench`."""
    wren, juniper = desks
    took = []
    for n in range(12):
        words = f"at moment {n}"
        juniper.page.evaluate(f"void (window.seen = ({SEEN})({words!r}))")
        sent = wren.page.evaluate(SEND, words)
        took.append(juniper.page.evaluate("window.seen") - sent)
    assert statistics.median(took) < 2000, took
