"""Private words in a real browser: deriving, sealing, opening, and unlocking on a phone-like CPU."""

import shutil
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Page, sync_playwright

from bench.rows import Row, rounds, row
from eachother.tests.browsers import BROWSERS, QUIETLY
from eachother.vault.tests.laid_out import lay_out, served

HERE = Path(__file__).resolve().parent
ROUNDS = rounds(5)
PHONE = 6


def run() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        tree = lay_out(Path(folder) / "static")
        (tree / "bench").mkdir()
        for name in ("vault.html", "vault.js"):
            shutil.copy(HERE / name, tree / "bench" / name)
        path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
        browser = playwright.chromium.launch(executable_path=path, args=QUIETLY)
        with served(tree) as address:
            page = browser.new_page()
            page.goto(f"{address}/bench/vault.html")
            page.wait_for_selector("html[data-done]", state="attached")
            measured = _measured(page)
        browser.close()
    return measured


def _measured(page: Page) -> list[Row]:
    messages = _rounds(page, "messages()")
    seconds = {name: median(one[name] for one in messages) / 1000 for name in ("sealing", "opening")}
    deriving = median(_rounds(page, "derivation()")) / 1000
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": PHONE})
    unlocking = median(_rounds(page, "unlocking()")) / 1000
    return [
        row("opening 1,000 private messages", seconds["opening"], "s", bar=0.22),
        row("sealing 1,000 messages of 500 bytes", seconds["sealing"], "s", bar=0.27),
        row("deriving the keys of a passphrase", deriving, "s", bar=0.27),
        row(f"unlocking on a phone-like CPU ({PHONE}× throttled)", unlocking, "s", bar=2.0),
    ]


def _rounds(page: Page, script: str) -> list[Any]:
    """The first round warms up and does not count."""
    return [page.evaluate(script) for _ in range(ROUNDS + 1)][1:]
