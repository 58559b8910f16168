"""Static files."""

import time
import zlib
from pathlib import Path

import brotli
import pytest

from eachother.front import assets
from eachother.front.tests.conftest import Start
from eachother.front.tests.running import Running

NAMES = ("a.js", "b.mjs", "c.wasm", "d.css", "e.woff2")
SCRIPT = Path(assets.__file__).read_text(encoding="utf-8")


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    folder = tmp_path / "files"
    folder.mkdir()
    for name in NAMES:
        (folder / name).write_text(SCRIPT)
    return {f"web/{name}": folder / name for name in NAMES}


@pytest.fixture
def house(start: Start, files: dict[str, Path]) -> Running:
    return start(files=files)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.js", "text/javascript; charset=utf-8"),
        ("b.mjs", "text/javascript; charset=utf-8"),
        ("c.wasm", "application/wasm"),
        ("d.css", "text/css; charset=utf-8"),
        ("e.woff2", "font/woff2"),
    ],
)
def test_each_says_what_it_is_and_is_kept_for_ever(house: Running, name: str, kind: str) -> None:
    answer, body = house.ask("GET", f"/static/r1/web/{name}")
    assert (answer.status, body.decode(), answer.headers["Content-Type"]) == (200, SCRIPT, kind)
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_it_is_compressed_as_the_browser_likes(house: Running) -> None:
    answer, body = house.ask("GET", "/static/r1/web/a.js", Accept_Encoding="gzip, deflate, br")
    assert (answer.headers["Content-Encoding"], brotli.decompress(body).decode()) == ("br", SCRIPT)
    answer, body = house.ask("GET", "/static/r1/web/a.js", Accept_Encoding="gzip, br;q=0")
    assert (answer.headers["Content-Encoding"], zlib.decompress(body, 31).decode()) == ("gzip", SCRIPT)
    answer, _ = house.ask("GET", "/static/r1/web/e.woff2", Accept_Encoding="br")
    assert answer.headers["Content-Encoding"] is None


def test_what_the_browser_has_is_not_sent_again(house: Running) -> None:
    tag = house.ask("GET", "/static/r1/web/a.js", Accept_Encoding="br")[0].headers["ETag"]
    answer, body = house.ask("GET", "/static/r1/web/a.js", Accept_Encoding="br", If_None_Match=tag)
    assert (answer.status, body, answer.headers["ETag"]) == (304, b"", tag)
    other, _ = house.ask("GET", "/static/r1/web/a.js", If_None_Match=tag)
    assert other.status == 200


def test_head_and_what_only_reads(house: Running) -> None:
    answer, body = house.ask("HEAD", "/static/r1/web/a.js")
    assert (answer.status, body, answer.headers["Content-Length"]) == (200, b"", str(len(SCRIPT)))
    assert house.ask("POST", "/static/r1/web/a.js", b"x")[0].status == 405


@pytest.mark.parametrize("path", ["web/nothing.js", "../r1/web/a.js", "%2e%2e/%2e%2e/etc/passwd", ""])
def test_nothing_else_is_given_out(house: Running, path: str) -> None:
    assert house.ask("GET", f"/static/r1/{path}")[0].status == 404
    assert house.ask("GET", "/static/r0/web/a.js")[0].status == 404


def test_it_is_compressed_better_meanwhile(
    start: Start, files: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "WAIT_SECONDS", 0.0)
    house = start(files=files)
    (tmp_path / "static" / "an-older-release").mkdir(parents=True)
    quick = house.ask("GET", "/static/r1/web/a.js", Accept_Encoding="br")[1]
    house.assets.improve()
    until = time.monotonic() + 10
    while len(better := house.ask("GET", "/static/r1/web/a.js", Accept_Encoding="br")[1]) >= len(quick):
        assert time.monotonic() < until
        time.sleep(0.05)
    assert brotli.decompress(better).decode() == SCRIPT
    assert [folder.name for folder in (tmp_path / "static").iterdir()] == ["r1"]
    assert len(list((tmp_path / "static" / "r1").iterdir())) == 8
