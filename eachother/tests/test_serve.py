"""`eachother serve`, as a host meets it."""

import signal
import socket
import sqlite3
import time
import urllib.request
from http.client import HTTPConnection
from pathlib import Path

import pytest

from eachother.tests.said import eachother
from eachother.tests.served import Served


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_within_two_seconds(served: Served, how: signal.Signals) -> None:
    """At one of three tries: a busy machine makes it slower, and nothing makes it faster."""
    assert comes_to_its_end(served, how) < 2 or any(comes_to_its_end(served.start(), how) < 2 for _ in range(2))


def comes_to_its_end(served: Served, how: signal.Signals) -> float:
    """How long it takes, with a line open on which nothing is asked."""
    assert served.process
    with socket.create_connection(("127.0.0.1", served.port)):
        began = time.monotonic()
        served.process.send_signal(how)
        served.process.wait(20)
        took = time.monotonic() - began
    assert served.process.returncode in (0, -how)
    return took


def test_the_founding_invitation_is_printed_at_the_first_start_alone(served: Served) -> None:
    path = served.founding_path()
    assert urllib.request.urlopen(served.address + path, timeout=10).status == 200
    served.stop()
    served.log.write_text("")
    served.start()
    log = served.log.read_text()
    assert "/join/" not in log
    assert f"Serving at {served.address}" in log
    database = {"DATABASE_URL": served.database} if served.database else {}
    again = eachother("invite", data=served.data, EACHOTHER_ADDRESS=served.address, **database)
    assert path in again.stdout


def test_a_port_that_is_taken_is_said_in_plain_words(served: Served, tmp_path: Path) -> None:
    second = eachother("serve", data=tmp_path / "other", EACHOTHER_LISTEN=f"127.0.0.1:{served.port}")
    assert second.returncode == 1
    assert second.stderr.startswith(f"Port {served.port} is taken by another program.")
    assert "Traceback" not in second.stderr


def test_a_wrong_setting_is_said_in_plain_words(tmp_path: Path) -> None:
    said = eachother("serve", data=tmp_path, EACHOTHER_THREADS="many")
    assert said.returncode == 2
    assert said.stderr.startswith("EACHOTHER_THREADS should be a whole number from 1 to 64.")


def test_a_browser_is_not_told_what_serves(served: Served) -> None:
    with urllib.request.urlopen(served.address, timeout=10) as answer:
        assert "Server" not in answer.headers


def test_scripts_come_compressed(served: Served) -> None:
    with urllib.request.urlopen(served.address, timeout=10) as answer:
        page = answer.read().decode()
    script = page.split('<script type="module" src="')[1].split('"')[0] if "<script" in page else ""
    style = page.split('rel="stylesheet" href="')[1].split('"')[0]
    for target in filter(None, (script, style)):
        line = HTTPConnection("127.0.0.1", served.port)
        line.request("GET", target, headers={"Host": f"localhost:{served.port}", "Accept-Encoding": "br"})
        answer = line.getresponse()
        assert (answer.status, answer.headers["Content-Encoding"]) == (200, "br")
        assert "immutable" in answer.headers["Cache-Control"]
        line.close()


def test_signed_out_there_is_no_stream(served: Served) -> None:
    line = HTTPConnection("127.0.0.1", served.port)
    line.request("GET", "/live", headers={"Host": f"localhost:{served.port}", "Cookie": "eachother=forged"})
    assert line.getresponse().status == 401


def test_what_is_kept_is_for_this_account_alone(served: Served) -> None:
    assert [p.name for p in served.data.iterdir() if p.stat().st_mode & 0o077] == []


def test_after_a_kill_it_starts_again_and_all_is_whole(served: Served) -> None:
    served.kill()
    served.start()
    assert urllib.request.urlopen(served.address, timeout=10).status == 200
    if served.database is None:
        with sqlite3.connect(served.data / "eachother.sqlite3") as found:
            assert found.execute("PRAGMA journal_mode").fetchone() == ("wal",)
            assert found.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        found.close()
