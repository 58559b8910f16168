"""What goes to Django and comes back."""

import hashlib
import logging

import brotli
import pytest

from eachother.front.tests.conftest import Start
from eachother.front.tests.running import BODY_LIMIT, WORDS, Running


def test_a_page_arrives_whole(front: Running) -> None:
    answer, text = front.ask("GET", "/page")
    assert (answer.status, text.decode()) == (200, WORDS)
    assert answer.headers.get_all("Set-Cookie") == ["a=1; Path=/", "b=2; Path=/"]
    assert answer.headers["Content-Length"] == str(len(WORDS))


def test_head_says_the_length_and_nothing_more(front: Running) -> None:
    answer, text = front.ask("HEAD", "/page")
    assert (answer.status, text, answer.headers["Content-Length"]) == (200, b"", str(len(WORDS)))


def test_our_own_requests_are_answered_compressed(front: Running) -> None:
    answer, text = front.ask("GET", "/page", Accept_Encoding="gzip, br", Sec_Fetch_Site="same-origin")
    assert answer.headers["Content-Encoding"] == "br"
    assert brotli.decompress(text).decode() == WORDS
    assert len(text) < len(WORDS) / 5


def test_what_another_site_started_is_not_compressed(front: Running) -> None:
    """BREACH needs many requests that another site starts, and their lengths."""
    answer, text = front.ask("GET", "/page", Accept_Encoding="gzip, br", Sec_Fetch_Site="cross-site")
    assert (answer.headers["Content-Encoding"], text.decode()) == (None, WORDS)


def test_over_https_a_browser_that_does_not_say_gets_no_compressed_page_with_its_cookies(start: Start) -> None:
    front = start(scheme="https")
    with_cookie, _ = front.ask("GET", "/page", Accept_Encoding="br", Cookie="s=1")
    without, _ = front.ask("GET", "/page", Accept_Encoding="br")
    assert (with_cookie.headers["Content-Encoding"], without.headers["Content-Encoding"]) == (None, "br")


def test_what_is_short_is_not_worth_it(front: Running) -> None:
    answer, text = front.ask("GET", "/small", Accept_Encoding="br")
    assert (answer.headers["Content-Encoding"], text) == (None, b"Short.")


def test_the_address_says_whether_it_is_https(start: Start) -> None:
    _, text = start(scheme="https").ask("GET", "/echo")
    assert b'"secure": true' in text


def test_the_path_and_the_query_arrive_as_they_were_asked(front: Running) -> None:
    _, text = front.ask("GET", "/caf%C3%A9?q=a%20b&q=%C3%A9")
    assert b'"path": "/caf\\u00e9"' in text
    assert b'"query": "q=a%20b&q=%C3%A9"' in text


@pytest.mark.parametrize("length", [1, 70_000, BODY_LIMIT])
def test_what_is_sent_arrives(front: Running, length: int) -> None:
    body = (b"abcdefghijklmnop" * (length // 16 + 1))[:length]
    answer, text = front.ask("POST", "/echo", body)
    assert answer.status == 200
    assert f'"length": {length}, "sha256": "{hashlib.sha256(body).hexdigest()}"'.encode() in text


def test_an_upload_in_unknown_length_arrives(front: Running) -> None:
    pieces = iter([b"a" * 1000] * 300)
    answer, text = front.ask("POST", "/echo", pieces, Transfer_Encoding="chunked")
    assert (answer.status, b'"length": 300000' in text) == (200, True)


def test_what_is_too_large_is_refused_before_it_is_sent(front: Running) -> None:
    answer, text = front.ask("POST", "/echo", b"", Content_Length=str(BODY_LIMIT + 1))
    assert (answer.status, text) == (413, b"That is too large to send at once: at most 1 MB.\n")


def test_what_turns_out_too_large_is_refused(front: Running) -> None:
    pieces = iter([b"a" * 65536] * 17)
    answer, _ = front.ask("POST", "/echo", pieces, Transfer_Encoding="chunked")
    assert answer.status == 413


def test_a_broken_page_is_written_down_without_anybody_in_it(front: Running, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        answer, _ = front.ask("GET", "/broken?for=Wren")
    assert answer.status == 500
    assert front.ask("GET", "/small")[0].status == 200
