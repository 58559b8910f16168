"""Ways through the door, as people go them in a browser."""

from dataclasses import dataclass

from playwright.sync_api import Page, expect

from eachother.tests.waiting import comes


@dataclass
class Kept:
    """What somebody has noted down: what they sign in with, and their recovery sheet."""

    name: str
    passphrase: str
    code: str


def fill_in(page: Page, link: str, name: str) -> str:
    """An invitation, opened and filled in; the six words that are offered."""
    page.goto(link)
    page.get_by_label("The name you want to go by").fill(name)
    words = page.locator(".six")
    expect(words).not_to_have_text("…")
    return words.inner_text()


def take_sheet(page: Page) -> str:
    """The code on the recovery sheet, noted down."""
    expect(page.get_by_role("heading", name="Your recovery sheet")).to_be_visible()
    code = page.locator(".code").inner_text()
    page.get_by_role("button", name="I have it").click()
    return "".join(code.split())


def join(page: Page, link: str, name: str) -> Kept:
    passphrase = fill_in(page, link, name)
    page.get_by_role("button", name="Come in").click()
    return Kept(name, passphrase, take_sheet(page))


def knock(page: Page, name: str, passphrase: str) -> None:
    page.get_by_label("The name you sign in with").fill(name)
    page.get_by_label("Your passphrase").fill(passphrase)
    page.get_by_role("button", name="Come in").click()


def sign_in(page: Page, kept: Kept) -> None:
    page.goto("/door?next=/me")
    knock(page, kept.name, kept.passphrase)
    page.wait_for_url(lambda url: url.endswith("/me") and "/door" not in url)


def loses_keys(page: Page) -> bool:
    """Whether this device drops its account key; the page at the door does so while it is already shown."""
    return comes(lambda: not has_keys(page))


def has_keys(page: Page) -> bool:
    """Whether this device keeps an account key."""
    return bool(
        page.evaluate(
            """() => new Promise((resolve) => {
              const opening = indexedDB.open("eachother", 1);
              opening.onupgradeneeded = () => { opening.transaction.abort(); resolve(false); };
              opening.onsuccess = () => {
                const asked = opening.result.transaction("keys").objectStore("keys").count();
                asked.onsuccess = () => { opening.result.close(); resolve(asked.result > 0); };
              };
            })"""
        )
    )
