"""Two browsers at a real server: how one signs in, reads and writes there."""

from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from eachother.tests.seats import sit_down
from eachother.tests.served import Served
from eachother.tests.waiting import PATIENCE_MS, comes

RELEASE = "document.querySelector('script[src*=\"web/leave\"]').src.split('/web/leave')[0]"
# As the page itself reads it, with the keys that are open there.
NOTE = """async ([release, name]) => {
  const [{ unlocked }, { readNote }] = await Promise.all(
    ["people/unlock.js", "vault/keep.js"].map((path) => import(`${release}/${path}`)));
  const note = await readNote(await unlocked(), name);
  return note ? new TextDecoder().decode(note) : "";
}"""


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
        assert sit_down(self.page, self.served.address, self.served.told["seats"][self.name]), "no seat is left"
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

    def has_kept(self, note: str, words: str) -> bool:
        """Whether this device has kept the draft, which it does a moment after the last key. `note`: draft or three."""
        release = self.page.evaluate(RELEASE)
        return comes(lambda: words in self.page.evaluate(NOTE, [release, f"{note}:{self.path.split('/')[2]}"]))

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).locator("visible=true").first.click()

    def clause(self, words: str) -> Locator:
        return self.page.locator("#agreed .clause").filter(has_text=words)


def two_phones(served: Served, browser: Browser) -> tuple[Desk, Desk]:
    """Wren and Juniper alongside, each with the conversation open on a small phone."""
    path = f"/alongside/{served.told['talk']}"
    wren, juniper = (
        Desk(served, browser.new_context(viewport={"width": 320, "height": 640}), name) for name in ("Wren", "Juniper")
    )
    for desk in (wren, juniper):
        desk.context.set_default_timeout(PATIENCE_MS)
        desk.sign_in().open(path)
    return wren, juniper
