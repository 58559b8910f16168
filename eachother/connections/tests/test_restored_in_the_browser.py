"""After a backup was put back: the devices that remember more stop, say what happened, and go on together."""

import pytest
from playwright.sync_api import Locator, expect

from eachother.connections.tests import house
from eachother.connections.tests.browsing import Desk
from eachother.tests.looks import ALL_RULES, axe

pytestmark = pytest.mark.browser

OLDER = "The server shows an older state of this conversation"


def stopped(desk: Desk) -> Locator:
    desk.page.reload()
    part = desk.page.locator("#stopped")
    expect(part).to_be_visible()
    expect(part).to_contain_text(OLDER)
    expect(desk.box).to_be_hidden()
    return part


def digits(place: Locator) -> list[str]:
    expect(place.locator("[data-newest] li")).to_have_count(6)
    return place.locator("[data-newest] li").all_text_contents()


def goes_on(desk: Desk, press: str) -> None:
    desk.page.get_by_label("We compared in another way than here").check()
    desk.press(press)
    desk.wait_until_ready()


def newest_key(desk: Desk) -> list[str]:
    """As it stands in a conversation that is open."""
    desk.page.get_by_text("More", exact=True).click()
    desk.press("Safety number")
    desk.page.get_by_text("The newest key here").click()
    shown = digits(desk.page.locator("#safety"))
    desk.page.locator("#safety").get_by_role("button", name="Close").click()
    return shown


def test_both_stop_and_begin_anew(desks: tuple[Desk, Desk]) -> None:
    wren, juniper = desks
    served = wren.served
    house.do(served, "new_keys", names=["Wren", "Juniper"])
    for desk in desks:
        desk.page.reload()
        desk.wait_until_ready()
    before = newest_key(wren)
    assert before == newest_key(juniper)
    wren.says("in the key that is lost, kingfisher")

    house.do(served, "put_back", epoch=1)
    shown = [digits(stopped(desk)) for desk in desks]
    assert shown[0] == shown[1] != before
    assert axe(wren.page, ALL_RULES) == []
    # Nothing goes on without having compared.
    wren.press("Begin anew, with a new key")
    expect(wren.page.locator("#stopped")).to_be_visible()
    assert keys(wren) == 1

    goes_on(wren, "Begin anew, with a new key")
    assert keys(wren) == 2
    expect(wren.page.get_by_text("Here you began anew with a new key")).to_have_count(1)
    expect(wren.said.filter(has_text="kingfisher")).to_have_count(0)
    wren.says("Here we are again, wagtail")

    part = stopped(juniper)
    expect(part).to_contain_text("Wren began anew already")
    assert digits(part) == newest_key(wren) != shown[0]
    goes_on(juniper, "Go on with the new key")
    assert keys(juniper) == 2
    juniper.sees("Here we are again, wagtail")
    expect(juniper.page.get_by_text("Here Wren began anew with a new key")).to_have_count(1)
    juniper.says("And both of us know, dipper")
    wren.sees("And both of us know, dipper")

    # A call and a plan are sealed with no older key either.
    house.do(served, "put_back", epoch=1)
    wren.page.goto(f"{served.address}{wren.path}/call")
    expect(wren.page.locator('#call[data-state="stopped"]')).to_be_visible()
    kept = served.everything()
    assert [w for desk in desks for w in desk.wrong] == []
    assert not [word for word in (b"kingfisher", b"wagtail", b"dipper") if word in kept]


def test_both_press_at_the_same_moment(desks: tuple[Desk, Desk]) -> None:
    wren, juniper = desks
    house.do(wren.served, "new_keys", names=["Wren", "Juniper"])
    for desk in desks:
        desk.page.reload()
        desk.wait_until_ready()
    house.do(wren.served, "put_back", epoch=1)
    for desk in desks:
        stopped(desk)
    # Both were shown the older state; the second finds that the first has begun, on what both compared.
    for desk in desks:
        goes_on(desk, "Begin anew, with a new key")
    assert keys(wren) == keys(juniper) == 2
    wren.says("one key for both, plover")
    juniper.sees("one key for both, plover")
    expect(juniper.page.get_by_text("Here Wren began anew with a new key")).to_have_count(1)


def keys(desk: Desk) -> int:
    """How many keys the server has."""
    answer = desk.page.context.request.get(f"{desk.served.address}{desk.path}/keys")
    return len(answer.json()["epochs"])
