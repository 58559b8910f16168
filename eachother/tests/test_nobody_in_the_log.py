"""A day of bad luck and bad manners at the door: no name, no address and no words of it stay on the server."""

import json
import urllib.request
from http.client import HTTPConnection

import pytest

from eachother.tests.served import Served

CALLER = "203.0.113.77"  # as a proxy on this machine passes it on
WRONG = "A" * 43

Asked = tuple[str, str, bytes | None]
ASKED: list[Asked] = [
    ("GET", "/people/kestrel?about=kestrel", None),
    ("GET", "/join/kestrel", None),
    ("GET", "/kestrel/%00/%FF", None),
    ("GET", "/door?next=/people/kestrel", None),
    ("POST", "/door", b"kestrel"),
    ("POST", "/door", json.dumps({"login": "Kestrel", "auth": WRONG}).encode()),
    ("POST", "/door/seed", json.dumps({"login": "Kestrel"}).encode()),
    ("POST", "/door/seed", b'{"login": ' + b"[" * 100_000),
    ("POST", "/door/recovery/proof", json.dumps({"login": "Kestrel", "auth": WRONG}).encode()),
    ("POST", "/me/name", b"name=Kestrel"),
    ("POST", "/people/words", b"words=kestrel"),
    ("DELETE", "/people/kestrel", None),
    ("GET", "/card/kestrel", None),
    ("GET", "/calendars/kestrelkestrelkestrel.ics", None),
    ("GET", "/knock/kestrel", None),
    ("POST", "/knock", b"words=kestrel"),
]


@pytest.fixture
def talkative(served: Served) -> Served:
    """A host who has the server write down as much as it can."""
    served.stop()
    served.options["EACHOTHER_LOG"] = "info"
    return served.start()


def ask(house: Served, asked: Asked, cookie: str, proof: str) -> int:
    headers = {
        "Content-Type": "application/json",
        "X-Forwarded-For": CALLER,
        "User-Agent": "Kestrel/1.0",
        "Cookie": f"{cookie}; kestrel=kestrel",
        "X-CSRFToken": proof,
    }
    line = HTTPConnection("localhost", house.port, timeout=20)
    line.request(*asked, headers)
    status = line.getresponse().status
    line.close()
    return status


def test_nobody_who_came_by_is_written_down(talkative: Served) -> None:
    with urllib.request.urlopen(f"{talkative.address}/door", timeout=20) as page:
        cookie = page.headers["Set-Cookie"].partition(";")[0]
        proof = page.read().decode().split('data-csrf="')[1].partition('"')[0]
    statuses = [ask(talkative, asked, cookie, proof) for asked in ASKED]
    assert not [status for status in statuses if status >= 500]
    assert 403 in statuses, "the door was really knocked at"
    # Twelve times more, until it is said to be too often; the counting keeps nobody either.
    assert 429 in [ask(talkative, ASKED[5], cookie, proof) for _ in range(12)]
    talkative.stop()
    kept = talkative.everything().lower()
    assert b"kestrel" not in kept
    assert CALLER.encode() not in kept


def test_what_is_longer_than_any_page_sends_is_not_taken_in(served: Served) -> None:
    line = HTTPConnection("localhost", served.port, timeout=5)
    line.putrequest("POST", "/door")
    line.putheader("Content-Length", str(3 * 1024 * 1024))
    line.endheaders()
    answer = line.getresponse()  # before a single byte of it was sent
    assert (answer.status, b"at most 2 MB" in answer.read()) == (413, True)
    line.close()
