"""Two people call each other in two browsers; sound goes between them, and not through the server."""

import pytest
from playwright.sync_api import Browser, Page, expect

from eachother.connections.tests.browsing import Desk, two_phones
from eachother.tests.looks import ALL_RULES, CUT, SIDEWAYS, axe
from eachother.tests.served import Served

pytestmark = pytest.mark.browser

# Keeps hold of what the page connects with, so that its own counts can be read.
WATCH = """() => {
  const Peer = RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Peer {
    constructor(...given) { super(...given); globalThis.peer = this; }
  };
}"""
HEARD = """async () => {
  for (const { type, kind, packetsReceived, totalAudioEnergy } of (await peer.getStats()).values())
    if (type === 'inbound-rtp' && kind === 'audio' && packetsReceived > 25 && totalAudioEnergy > 0) return true;
  return false;
}"""


def calls(desk: Desk) -> Page:
    desk.page.get_by_text("More", exact=True).click()
    desk.page.get_by_role("link", name="Call").locator("visible=true").click()
    desk.page.wait_for_selector("#call[data-ready]")
    desk.page.get_by_role("button", name="Call Juniper").click()
    expect(desk.page.get_by_role("status").first).to_contain_text("It rings at Juniper’s")
    return desk.page


def test_two_hear_each_other(served: Served, speaking: Browser) -> None:
    wren, juniper = two_phones(served, speaking)
    for desk in (wren, juniper):
        desk.context.add_init_script(f"({WATCH})()")
    juniper.page.goto(served.address + "/today")
    page = calls(wren)
    ring = juniper.page.get_by_role("alertdialog", name="Wren is calling")
    expect(ring).to_be_visible()
    assert axe(juniper.page, ALL_RULES) == []
    assert juniper.page.evaluate(SIDEWAYS) == juniper.page.evaluate(CUT) == []
    ring.get_by_role("button", name="Not now").click()
    expect(ring).to_be_hidden()
    expect(page.get_by_role("status").first).to_contain_text("It rings at Juniper’s")
    page.get_by_role("button", name="Hang up").click()
    expect(page.get_by_text("The call is over.")).to_be_visible()

    # It is quiet at Juniper's for a minute: now it is she who calls.
    juniper.page.goto(f"{served.address}{wren.path}")
    juniper.page.get_by_role("button", name="Call Wren").click()
    page.goto(served.address + "/today")
    page.get_by_role("alertdialog", name="Juniper is calling").get_by_role("link", name="Answer").click()
    for desk in (wren, juniper):
        expect(desk.page.get_by_text("can hear each other")).to_be_visible()
        desk.page.wait_for_function(HEARD)
        assert desk.page.evaluate(SIDEWAYS) == desk.page.evaluate(CUT) == []
        assert axe(desk.page, ALL_RULES) == []
    mute = page.get_by_role("button", name="Mute me")
    mute.click()
    expect(mute).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Hang up").click()
    expect(juniper.page.get_by_text("The call is over.")).to_be_visible()

    juniper.page.get_by_role("button", name="Call Wren").click()  # both at once
    page.get_by_role("button", name="Call Juniper").click()
    for desk in (wren, juniper):
        expect(desk.page.get_by_text("can hear each other")).to_be_visible()
    juniper.page.goto(served.address + "/today")
    expect(page.get_by_text("The call is over.")).to_be_visible()
    assert wren.wrong == juniper.wrong == []
    everything = served.everything()
    assert not [word for word in (b"a=fingerprint", b"a=candidate", b"hush:") if word in everything]
