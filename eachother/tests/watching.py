"""Sees what a browser asks for while somebody goes about, and what it complains of."""

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from playwright.sync_api import BrowserContext, CDPSession, Page, Request


@dataclass
class Watch:
    """Every address that is asked for, every complaint of the console, every title, from now on."""

    context: BrowserContext
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.context.on("request", self._asked)
        self.context.on("console", lambda said: self._heard(said.type, f"{said.text} on {said.page and said.page.url}"))
        self.context.on("weberror", lambda error: self.complaints.append(str(error.error)))

    def _asked(self, request: Request) -> None:
        self.asked.append(request.url)

    def _heard(self, kind: str, words: str) -> None:
        # A page that is not there is one on purpose.
        if kind in ("error", "warning") and "responded with a status of 4" not in words:
            self.complaints.append(words)

    def note_title(self, page: Page) -> None:
        self.titles.add(page.title())

    def elsewhere(self, address: str) -> list[str]:
        """Requests to anywhere else."""
        own = (f"{address}/", "data:", "blob:" + address)
        return [url for url in self.asked if not url.startswith(own)]

    def told(self, names: list[str]) -> list[str]:
        """Addresses in which a name stands."""
        name = re.compile(rf"\b({'|'.join(map(re.escape, names))})\b")
        return [url for url in map(unquote, self.asked) if name.search(url)]

    def since_last(self, address: str, names: list[str]) -> list[str]:
        """What was wrong since one last asked."""
        assert self.asked, "nothing was asked for: nobody watches"
        wrong = [
            *(f"asked elsewhere: {url}" for url in self.elsewhere(address)),
            *(f"a name in an address: {url}" for url in self.told(names)),
            *self.complaints,
        ]
        self.asked.clear()
        self.complaints.clear()
        return wrong


@dataclass
class Weight:
    """The bytes that come over the line to a page, as they are sent: compressed, heads and all; by address."""

    page: Page
    came: dict[str, int] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        line: CDPSession = self.page.context.new_cdp_session(self.page)
        line.send("Network.enable")
        line.on("Network.requestWillBeSent", self._ask)
        line.on("Network.loadingFinished", self._come)

    def _ask(self, event: dict[str, Any]) -> None:
        self.asked[event["requestId"]] = event["request"]["url"]

    def _come(self, event: dict[str, Any]) -> None:
        url = self.asked.get(event["requestId"], "")
        self.came[url] = self.came.get(url, 0) + int(event["encodedDataLength"])

    def of(self, path: str) -> int:
        """What opening this page costs, with all that it loads by itself."""
        self.came.clear()
        self.go(path)
        return sum(self.came.values())

    def go(self, path: str) -> None:
        self.page.goto(path)
        self.page.wait_for_load_state("networkidle")
