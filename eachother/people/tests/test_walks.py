"""From an invitation to a second device and back in with the recovery sheet, in a real browser on the real server."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from eachother.people.tests import walks
from eachother.people.tests.walks import Kept

pytestmark = pytest.mark.browser
A_DAY_AGO = '{"minutes": 60, "at": 1000}'


def test_a_person_comes_in_and_finds_back(invitation: str, new_page: Callable[..., Page]) -> None:
    page = new_page()
    wren = walks.join(page, invitation, "Wren")
    page.wait_for_url("**/me?first")
    assert walks.has_keys(page)
    assert len(wren.passphrase.split()) == 6

    page.goto("/me/keys")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/door")
    assert walks.loses_keys(page)
    walks.sign_in(page, wren)
    assert walks.has_keys(page)

    second = new_page()
    walks.sign_in(second, wren)
    expect(second.get_by_role("heading", name="Wren", exact=True)).to_be_visible()

    third = new_page()
    third.goto(f"/door/recovery#{wren.code}")
    expect(third.get_by_label("The code on the sheet")).to_have_value(wren.code)
    assert wren.code not in third.url
    third.get_by_label("The name you sign in with").fill("wren")
    passphrase = third.locator(".six").inner_text()
    third.get_by_role("button", name="Open the door").click()
    again = Kept("Wren", passphrase, walks.take_sheet(third))
    third.wait_for_url("**/today")
    assert walks.has_keys(third)
    assert again.code != wren.code

    second.goto("/me")
    assert "/door" in second.url, "every other browser is signed out"
    walks.knock(second, "Wren", wren.passphrase)
    expect(second.get_by_text("do not open the door")).to_be_visible()
    walks.sign_in(second, again)


def test_a_wrong_passphrase_and_an_unknown_name_sound_the_same(invitation: str, new_page: Callable[..., Page]) -> None:
    walks.join(new_page(), invitation, "Otter")
    page, said = new_page(), []
    for name in ("Otter", "Nobody Here"):
        page.goto("/door")
        walks.knock(page, name, "not the one")
        error = page.locator("#door .error:visible")
        expect(error).to_be_visible()
        said.append(error.inner_text())
        expect(page.get_by_label("Your passphrase")).to_have_value("not the one")
    assert said[0] == said[1]


def test_a_taken_name_keeps_all_that_was_chosen(invitation: str, new_page: Callable[..., Page]) -> None:
    walks.join(new_page(), invitation, "Heron")
    page = new_page()
    words = walks.fill_in(page, invitation, "héron")
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_text("Somebody here has this name")).to_be_visible()
    expect(page.get_by_label("The name you want to go by")).to_have_value("héron")
    assert page.locator(".six").inner_text() == words
    page.get_by_label("The name you want to go by").fill("Night Heron")
    page.get_by_role("button", name="Come in").click()
    walks.take_sheet(page)
    page.wait_for_url("**/me?first")


def test_a_passphrase_of_one_s_own(invitation: str, new_page: Callable[..., Page]) -> None:
    page = new_page()
    walks.fill_in(page, invitation, "Plover")
    page.get_by_role("button", name="Choose my own").click()
    own, again = page.get_by_label("A passphrase of your own"), page.get_by_label("The same again")
    come_in = page.get_by_role("button", name="Come in")
    for first, second, told in [
        ("short", "short", "At least eight letters"),
        ("tea at the harbour", "tea at the harbor", "The two are not the same"),
        ("eight ok", "eight ok", "This one is short"),
    ]:
        own.fill(first)
        again.fill(second)
        come_in.click()
        expect(page.get_by_text(told)).to_be_visible()
    come_in.click()  # it is theirs to choose
    walks.take_sheet(page)
    page.wait_for_url("**/me?first")
    walks.sign_in(new_page(), Kept("Plover", "  eight   ok ", ""))


def test_a_lost_answer_is_asked_again_and_nobody_comes_in_twice(invitation: str, new_page: Callable[..., Page]) -> None:
    page = new_page()
    lost: list[int] = []

    def lose_the_first_answer(route: Route) -> None:
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch().status)
            route.abort()
        else:
            route.continue_()

    walks.fill_in(page, invitation, "Dunlin")
    page.route("**/join/*", lose_the_first_answer)
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_text("There is no line right now")).to_be_visible()
    assert lost == [200]
    page.get_by_role("button", name="Come in").click()
    walks.take_sheet(page)
    page.wait_for_url("**/me?first")
    expect(page.get_by_role("heading", name="Say a little about yourself")).to_be_visible()


def test_what_leaves_the_browser_is_never_the_passphrase(invitation: str, new_page: Callable[..., Page]) -> None:
    sent: list[str] = []
    page, second = new_page(), new_page()
    for one in (page, second):
        one.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
    kept = walks.join(page, invitation, "Siskin")
    page.wait_for_url("**/me?first")
    walks.sign_in(second, kept)
    told = "\n".join(sent)
    assert '"auth"' in told
    for secret in (kept.passphrase, kept.passphrase.replace(" ", "+"), kept.code, kept.code.replace("-", "")):
        assert secret not in told
    for word in kept.passphrase.split():
        assert f'"{word}' not in told


def test_away_too_long_the_door_is_closed(invitation: str, new_page: Callable[..., Page]) -> None:
    page = new_page()
    walks.join(page, invitation, "Godwit")
    page.wait_for_url("**/me?first")
    page.goto("/me/boundaries")
    page.evaluate("(long) => localStorage.setItem('here', long)", A_DAY_AGO)
    page.goto("/me")
    expect(page.get_by_text("You’ve been away, so we closed the door behind you")).to_be_visible()
    assert walks.loses_keys(page)
    page.goto("/me")
    assert "/door" in page.url


def test_where_webassembly_is_blocked_it_says_so(invitation: str, new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.add_init_script("delete globalThis.WebAssembly")
    for url in ("/door", "/door/recovery", invitation):
        page.goto(url)
        expect(page.get_by_text("not letting us use WebAssembly")).to_be_visible()
        expect(page.locator("main form button").last).to_be_disabled()


def test_without_scripts_it_says_so_and_the_rest_works(invitation: str, new_page: Callable[..., Page]) -> None:
    page = new_page()
    kept = walks.join(page, invitation, "Avocet")
    page.wait_for_url("**/me?first")
    cookies = page.context.cookies()

    plain = new_page(java_script_enabled=False)
    plain.goto("/door")
    assert "This page needs JavaScript" in plain.content()
    expect(plain.get_by_role("button", name="Come in")).to_be_disabled()
    plain.context.add_cookies(cookies)  # type: ignore[arg-type]
    plain.goto("/me")
    plain.get_by_label("In your own words").fill("I count birds.")
    plain.get_by_role("button", name="Keep this").click()
    expect(plain.get_by_text("Kept.")).to_be_visible()
    plain.goto("/me/experiences")
    plain.get_by_label("Something you have been through").fill("counting sheep")
    plain.keyboard.press("Enter")
    expect(plain.locator("summary").get_by_text("counting sheep")).to_be_visible()
    plain.goto("/me/openness")
    plain.get_by_role("button", name="Up for a laugh").click()
    plain.goto("/me/openness")
    expect(plain.get_by_role("button", name="Up for a laugh")).to_have_attribute("aria-pressed", "true")
    assert kept.name == "Avocet"
