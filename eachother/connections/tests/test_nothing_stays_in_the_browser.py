"""Whoever lets a conversation go keeps no draft of it on the device."""

import pytest

from eachother.connections.tests.browsing import NOTE, RELEASE, Desk

pytestmark = pytest.mark.browser


def noted(desk: Desk, name: str) -> str:
    """What this device has kept, from a page that opens keys."""
    desk.page.goto(desk.served.address + "/me/plan")
    release = desk.page.evaluate(RELEASE)
    return str(desk.page.evaluate(NOTE, [release, name]))


def test_no_draft_stays(desks: tuple[Desk, Desk]) -> None:
    wren, juniper = desks
    path, ref = wren.path, wren.served.told["talk"]
    wren.box.fill("What I never sent, sandpiper.")
    assert wren.has_kept("draft", "sandpiper")
    assert "sandpiper" in noted(wren, f"draft:{ref}")
    assert noted(wren, f"chain:{ref}")
    juniper.page.goto(f"{juniper.served.address}{path}/end")
    juniper.press("End it without a word")
    juniper.page.wait_for_url(f"**{path}")
    wren.page.goto(f"{wren.served.address}{path}/letting-go")
    wren.press("Let it go")
    wren.page.wait_for_url("**/alongside")
    assert [noted(wren, f"{name}:{ref}") for name in ("draft", "chain", "outbox")] == ["", "", ""]
    assert wren.wrong == []
