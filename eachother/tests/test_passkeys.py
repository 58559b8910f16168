"""A passkey in a real browser, with Chromium's own virtual authenticator: added, of use, and gone again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from eachother.people.tests import walks
from eachother.tests.authenticators import an_authenticator
from eachother.tests.filled import EMPTY, Houses
from eachother.tests.riverside import JUNIPER, WREN, Riverside
from eachother.tests.served import Served

pytestmark = pytest.mark.browser
Pages = Callable[..., Page]

# As browsers and security keys do it that answer only when they are asked after the making.
ANSWERS_LATER = """(() => {
  const whole = PublicKeyCredential.prototype.getClientExtensionResults;
  PublicKeyCredential.prototype.getClientExtensionResults = function () {
    const results = whole.call(this);
    if (this.response instanceof AuthenticatorAttestationResponse) delete results.prf.results;
    return results;
  };
})()"""
# As browsers do it that have never heard of PRF, and say nothing of what they can.
KNOWS_NO_PRF = """(() => {
  delete PublicKeyCredential.getClientCapabilities;
  PublicKeyCredential.prototype.getClientExtensionResults = () => ({});
})()"""
FORGET_KEY = "() => new Promise((done) => { indexedDB.deleteDatabase('eachother').onsuccess = done; })"


@pytest.fixture
def device(riverside: Riverside, device: Callable[..., BrowserContext]) -> Pages:
    """`device(name)` is a page of a browser of its own, in which this person is signed in."""

    def new(name: str = "", scripts: str = "") -> Page:
        context = device(base_url=riverside.address, reduced_motion="reduce")
        if scripts:
            context.add_init_script(scripts)
        page = context.new_page()
        if name:
            riverside.come_in(page, name)
        return page

    return new


def add(page: Page, passphrase: str, name: str = "") -> None:
    page.goto("/me/keys")
    section = page.locator("#passkeys")
    section.locator("summary").click()
    section.get_by_label("Your passphrase of now").fill(passphrase)
    section.get_by_label("What you call it").fill(name)
    section.get_by_role("button", name="Add a passkey").click()


def added(page: Page, passphrase: str, name: str) -> None:
    add(page, passphrase, name)
    expect(page.get_by_role("button", name=f"Remove: {name}")).to_be_visible()


def sign_out(page: Page) -> None:
    page.goto("/me/keys")
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.wait_for_url("**/door")
    assert walks.loses_keys(page)


def locked(page: Page, path: str) -> None:
    """This page, in a browser that is signed in and has no keys."""
    page.goto("/me/boundaries")  # which holds nothing open
    page.evaluate(FORGET_KEY)
    page.goto(path)


def use_it(page: Page) -> None:
    page.get_by_role("button", name="Use my passkey").click()


def remove(page: Page, name: str) -> None:
    page.goto("/me/keys")
    page.get_by_role("button", name=f"Remove: {name}").click()
    expect(page.get_by_text("Kept.")).to_be_visible()
    expect(page.get_by_role("button", name=f"Remove: {name}")).to_have_count(0)


def reads(page: Page, riverside: Riverside) -> None:
    page.goto(f"/alongside/{riverside.facts['talk']}")
    expect(page.locator("#thread .said [data-words]").first).not_to_be_empty()


def test_a_passkey_opens_the_door_and_what_was_said(riverside: Riverside, device: Pages) -> None:
    page = device(WREN)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.post_data or ""))
    keeps = an_authenticator(page)
    added(page, riverside.passphrases[WREN], "my phone")
    assert keeps.count() == 1
    sign_out(page)
    page.goto(f"/door?next=/alongside/{riverside.facts['talk']}")
    use_it(page)  # and no name is typed
    page.wait_for_url(lambda url: "/door" not in url)
    assert page.url.endswith(f"/alongside/{riverside.facts['talk']}")
    reads(page, riverside)
    expect(page.locator("#unlock")).to_be_hidden()
    assert walks.has_keys(page)
    assert any('"credential"' in one for one in sent)
    assert not any("prf" in one or "answer" in one for one in sent)

    remove(page, "my phone")
    sign_out(page)
    page.goto("/door")
    use_it(page)
    expect(page.locator("#door .error:visible")).to_have_count(1)
    riverside.sign_in(page, WREN)  # the passphrase opens it as ever


def test_a_locked_page_opens_in_place(riverside: Riverside, device: Pages) -> None:
    page = device(WREN)
    keeps = an_authenticator(page)
    added(page, riverside.passphrases[WREN], "my desk")
    locked(page, f"/alongside/{riverside.facts['talk']}")
    expect(page.get_by_role("heading", name="Your private words are locked")).to_be_visible()
    use_it(page)
    expect(page.locator("#unlock")).to_be_hidden()
    expect(page.locator("#thread .said [data-words]").first).not_to_be_empty()
    expect(page.locator("#main")).to_be_focused()
    assert walks.has_keys(page)
    locked(page, f"/alongside/{riverside.facts['talk']}")
    keeps.nobody_says_yes()
    use_it(page)
    expect(page.get_by_text("Nothing has changed.")).to_be_visible()
    expect(page.locator("#unlock")).to_be_visible()
    remove(page, "my desk")
    locked(page, f"/alongside/{riverside.facts['talk']}")
    expect(page.get_by_role("button", name="Unlock")).to_be_enabled()
    expect(page.get_by_role("button", name="Use my passkey")).to_have_count(0)


def test_after_the_passphrase_too_one_is_where_one_was(riverside: Riverside, device: Pages) -> None:
    page = device(WREN)
    locked(page, f"/alongside/{riverside.facts['talk']}")
    page.get_by_label("Your passphrase").fill(riverside.passphrases[WREN])
    page.keyboard.press("Enter")
    expect(page.locator("#unlock")).to_be_hidden()
    expect(page.locator("#main")).to_be_focused()
    locked(page, "/me/leaving")
    together = page.get_by_role("button", name="Put it together")
    together.focus()
    together.press("Enter")
    page.locator("#unlock-passphrase").fill(riverside.passphrases[WREN])
    page.keyboard.press("Enter")
    expect(page.locator("#unlock")).to_be_hidden()
    expect(together).to_be_focused()


def test_one_that_answers_later_is_asked_again(riverside: Riverside, device: Pages) -> None:
    page = device(WREN, scripts=ANSWERS_LATER)
    keeps = an_authenticator(page)
    added(page, riverside.passphrases[WREN], "my key")
    assert keeps.count() == 1
    sign_out(page)
    use_it(page)
    page.wait_for_url("**/today")
    reads(page, riverside)
    remove(page, "my key")


def test_without_prf_nothing_is_kept_and_it_says_so(riverside: Riverside, device: Pages) -> None:
    for scripts, prf in (("", False), (KNOWS_NO_PRF, True)):
        page = device(WREN, scripts=scripts)
        keeps = an_authenticator(page, prf=prf)
        add(page, riverside.passphrases[WREN], "my old phone")
        expect(page.get_by_text("cannot make a passkey that opens private words")).to_be_visible()
        page.reload()
        expect(page.locator("#passkeys").get_by_role("button", name="Remove")).to_have_count(0)
        assert keeps.count() == 0, "nor does the device keep offering it"


def test_a_slip_in_the_passphrase_makes_no_passkey(riverside: Riverside, device: Pages) -> None:
    page = device(WREN)
    keeps = an_authenticator(page)
    add(page, "not this one", "my phone")
    expect(page.get_by_text("does not open your keys. It may be mistyped.")).to_be_visible()
    expect(page.locator("#passkeys").get_by_label("Your passphrase of now")).to_be_focused()
    assert keeps.count() == 0


def test_a_lost_answer_makes_no_second_passkey(riverside: Riverside, device: Pages) -> None:
    page = device(WREN)
    keeps, lost = an_authenticator(page), list[int]()

    def lose_the_first_answer(route: Route) -> None:
        if lost:
            route.continue_()
        else:
            lost.append(route.fetch().status)
            route.abort()

    page.route("**/me/keys/passkeys", lose_the_first_answer)
    add(page, riverside.passphrases[WREN], "my phone")
    expect(page.get_by_text("There is no line right now")).to_be_visible()
    assert lost == [200]
    page.locator("#passkeys").get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("button", name="Remove: my phone")).to_have_count(1)
    assert keeps.count() == 1
    add(page, riverside.passphrases[WREN], "my phone again")
    expect(page.get_by_text("This device keeps a passkey for you already.")).to_be_visible()
    remove(page, "my phone")


def with_a_passkey(riverside: Riverside, device: Pages, name: str) -> Page:
    page = device(name)
    an_authenticator(page)
    added(page, riverside.passphrases[name], "my phone")
    return page


def filled_in(riverside: Riverside, page: Page, name: str, title: str) -> Locator:
    """The form under this title, with the passphrase of now in it; the new one is noted down."""
    page.get_by_text(title).click()
    form = page.locator("details").filter(has_text=title).locator("form")
    form.get_by_label("Your passphrase of now").fill(riverside.passphrases[name])
    words = form.locator(".six")
    expect(words).not_to_have_text("…")
    riverside.passphrases[name] = words.inner_text()
    return form


def test_everything_new_takes_passkeys_away(riverside: Riverside, device: Pages) -> None:
    page = with_a_passkey(riverside, device, JUNIPER)
    form = filled_in(riverside, page, JUNIPER, "Somebody may know my passphrase")
    form.get_by_role("button", name="Make everything new").click()
    walks.take_sheet(page)
    expect(page.get_by_role("heading", name="Your keys")).to_be_visible()
    expect(page.get_by_role("button", name="Remove")).to_have_count(0)
    sign_out(page)
    use_it(page)
    expect(page.locator("#door .error:visible")).to_have_count(1)
    riverside.sign_in(page, JUNIPER)
    added(page, riverside.passphrases[JUNIPER], "my phone of now")
    sign_out(page)
    use_it(page)
    page.wait_for_url("**/today")


def test_a_new_passphrase_takes_passkeys_away(riverside: Riverside, device: Pages) -> None:
    page = with_a_passkey(riverside, device, WREN)
    form = filled_in(riverside, page, WREN, "Another passphrase")
    form.get_by_role("button", name="Take the new one").click()
    expect(form.locator("[data-done]")).to_be_focused()
    expect(page.get_by_role("button", name="Remove")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("heading", name="A passkey")).to_be_visible()
    expect(page.get_by_role("button", name="Remove")).to_have_count(0)


def test_a_passkey_of_something_else_opens_nothing(riverside: Riverside, device: Pages) -> None:
    page = device()
    keeps = an_authenticator(page)
    page.goto("/door")
    page.evaluate(
        """() => navigator.credentials.create({ publicKey: {
          challenge: new Uint8Array(32), rp: { name: "x" }, pubKeyCredParams: [{ type: "public-key", alg: -7 }],
          user: { id: Uint8Array.of(255, 0, 7), name: "x", displayName: "x" }, extensions: { prf: {} },
          authenticatorSelection: { residentKey: "required", userVerification: "required" } } }).then(() => 0)"""
    )
    assert keeps.count() == 1
    use_it(page)
    expect(page.get_by_text("This passkey opens nothing here, or not any more.")).to_be_visible()


def test_where_browsers_have_none_it_says_so(riverside: Riverside, device: Pages) -> None:
    page = device(JUNIPER, scripts="delete globalThis.PublicKeyCredential")
    add(page, riverside.passphrases[JUNIPER])
    expect(page.get_by_text("This browser has no passkeys")).to_be_visible()
    sign_out(page)
    expect(page.get_by_role("button", name="Come in")).to_be_enabled()
    expect(page.get_by_role("button", name="Use my passkey")).to_have_count(0)


def test_an_address_of_numbers_has_none_and_says_so(tmp_path: Path, chromium: Browser, houses: Houses) -> None:
    house = Served(tmp_path)
    houses.filled(EMPTY).copy_to(house)
    house.address = house.address.replace("localhost", "127.0.0.1")
    house.start()
    with chromium.new_context(base_url=house.address) as context:
        page = context.new_page()
        kept = walks.join(page, house.founding_path(), "Wren")
        page.wait_for_url("**/founding")
        an_authenticator(page)
        add(page, kept.passphrase)
        expect(page.get_by_text("Passkeys need an address with a name.")).to_be_visible()
    house.close()
