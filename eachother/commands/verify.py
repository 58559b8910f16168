"""Compares the scripts that a live server gives out with those of this release.

It fetches the pages that need no sign-in, and every script of the release. A server that shows one person something
else than it shows us is not found out by this.
"""

import argparse
from collections.abc import Iterator
from hashlib import sha256
from html.parser import HTMLParser
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings

from eachother import __version__
from eachother.commands.plainly import PlainError, say
from eachother.web.release import release_hash, static_files

PAGES = ("/", "/door", "/join/somewhere")
CODE = (".js", ".mjs", ".wasm")
SECONDS = 20
MOST_BYTES = 20 * 1024 * 1024


class Stay(HTTPRedirectHandler):
    """A server must answer for itself."""

    def redirect_request(self, *args: object, **named: object) -> None:
        return None


class Loads(HTMLParser):
    """What a page loads as code: addresses, and whether anything stands in the page itself."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.own_code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script":
            self.addresses.append(given.get("src") or "")
            self.own_code = self.own_code or not given.get("src")
        elif tag == "link" and given.get("rel") in ("modulepreload", "preload"):
            self.addresses.append(given.get("href") or "")
        self.own_code = self.own_code or tag in ("object", "embed", "iframe", "base")
        self.own_code = self.own_code or any(name.startswith("on") for name in given)


def run(args: argparse.Namespace) -> int:
    """0 when all is the same, 1 when anything differs."""
    url = str(args.url).rstrip("/")
    if not url.startswith(("http://", "https://")):
        raise PlainError("Give the address as people type it, like https://riverside.example.")
    differing = [*_pages(url), *_scripts(url)]
    for words in differing:
        say(f"! {words}")
    if differing:
        say(f"\n{url} does not serve what release {__version__} holds. It may be another release: ask who hosts it.")
        return 1
    say(f"Every script at {url} is that of release {__version__} ({release_hash()}), and its pages load no other.")
    return 0


def _pages(url: str) -> Iterator[str]:
    ours = urljoin(url, f"{settings.STATIC_URL}{release_hash()}/")
    for page in PAGES:
        status, text, policy = _fetch(url + page)
        loads = Loads()
        loads.feed(text.decode("utf-8", "replace"))
        if status in (301, 302, 303, 307, 308):
            yield f"The page {page} leads elsewhere. Give the address exactly as people type it."
        elif loads.own_code:
            yield f"The page {page} holds code of its own."
        elif strange := [a for a in loads.addresses if not urljoin(url + page, a).startswith(ours)]:
            yield f"The page {page} loads {strange[0]}, which is not of this release."
        elif "default-src 'none'" not in policy or "unsafe-inline" in policy or "'unsafe-eval'" in policy:
            yield f"The page {page} lets code from elsewhere run: its Content-Security-Policy is not ours."


def _scripts(url: str) -> Iterator[str]:
    for name, path in static_files().items():
        if path.suffix in CODE:
            status, body, _ = _fetch(f"{url}{settings.STATIC_URL}{release_hash()}/{name}")
            if status != 200:
                yield f"{name} is not there."
            elif sha256(body).digest() != sha256(path.read_bytes()).digest():
                yield f"{name} differs."


def _fetch(url: str) -> tuple[int, bytes, str]:
    request = Request(url, headers={"User-Agent": f"eachother-verify/{__version__}"})  # noqa: S310 - http(s) alone, see run
    try:
        with build_opener(Stay).open(request, timeout=SECONDS) as answer:
            return answer.status, answer.read(MOST_BYTES), answer.headers.get("Content-Security-Policy", "")
    except HTTPError as error:
        return error.code, error.read(MOST_BYTES), error.headers.get("Content-Security-Policy", "")
    except (OSError, HTTPException) as error:
        raise PlainError(f"{url} does not answer: {getattr(error, 'reason', error)}") from None
