"""Two browsers at a real server: how one signs in, reads and writes there."""

from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from eachother.conftest import PATIENCE_MS
from eachother.connections.tests import house
from eachother.connections.tests.house import PASSPHRASE
from eachother.tests.served import Served


@dataclass
class Desk:
    """Somebody at a browser of theirs. `wrong` collects what the page complained about."""

    served: Served
    context: BrowserContext
    name: str
    page: Page = field(init=False)
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", lambda said: self.wrong.append(said.text) if said.type == "error" else None)

    def sign_in(self) -> "Desk":
        self.page.goto(f"{self.served.address}/door")
        self.page.fill("#name", self.name)
        self.page.fill("#passphrase", PASSPHRASE)
        self.page.click("#door button:not([type=button])")
        self.page.wait_for_url(lambda url: "/door" not in url)
        return self

    def open(self, path: str) -> "Desk":
        self.page.goto(self.served.address + path)
        self.page.wait_for_selector("#talk[data-ready]")
        return self

    def wait_until_ready(self) -> None:
        self.page.wait_for_selector("#talk[data-ready]")

    @property
    def box(self) -> Locator:
        return self.page.locator("#composer textarea")

    @property
    def said(self) -> Locator:
        return self.page.locator("#thread .said [data-words]")

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.served.address)

    def write(self, words: str) -> None:
        self.box.fill(words)
        self.box.press("Control+Enter")

    def sees(self, words: str) -> None:
        expect(self.said.filter(has_text=words)).to_have_count(1)

    def says(self, words: str) -> None:
        """Write, and wait until the page shows it as sent."""
        self.write(words)
        expect(self.page.locator("#thread .said:not([data-pending])").filter(has_text=words)).to_have_count(1)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).locator("visible=true").first.click()

    def clause(self, words: str) -> Locator:
        return self.page.locator("#agreed .clause").filter(has_text=words)


def two_phones(served: Served, browser: Browser) -> tuple[Desk, Desk]:
    """Wren and Juniper alongside, each with the conversation open on a small phone."""
    names = ["Wren", "Juniper"]
    house.do(served, "people", names=names)
    ref = house.do(served, "talk", names=names, words=2)
    phones = [browser.new_context(viewport={"width": 320, "height": 640}) for _ in names]
    for phone in phones:
        phone.set_default_timeout(PATIENCE_MS)
    wren, juniper = (
        Desk(served, phone, name).sign_in().open(f"/alongside/{ref}") for phone, name in zip(phones, names, strict=True)
    )
    return wren, juniper
