"""Static files carry the hash of their release."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from eachother.web import release


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Iterator[Path]:
    """A house with two rooms and a file in each."""
    for room in ("web", "live"):
        folder = tmp_path / room / "static" / room
        folder.mkdir(parents=True)
        (folder / "a.js").write_text(room)
    monkeypatch.setattr(release, "HOUSE", tmp_path)
    settings.ROOMS = ["web", "live"]
    forget()
    yield tmp_path
    forget()


def forget() -> None:
    for kept in (release.static_files, release.release_hash, release.static):
        kept.cache_clear()


def hash_now() -> str:
    forget()
    return release.release_hash()


def test_all_rooms_files_are_known_by_their_address(house: Path) -> None:
    assert release.static_files() == {
        "live/a.js": house / "live/static/live/a.js",
        "web/a.js": house / "web/static/web/a.js",
    }


def test_a_url_carries_the_release(house: Path) -> None:
    assert release.static("web/a.js") == f"/static/{release.release_hash()}/web/a.js"


def test_a_file_that_is_not_there_is_an_error(house: Path) -> None:
    with pytest.raises(LookupError, match="no static file"):
        release.static("web/b.js")


def test_the_hash_stays_while_nothing_changes(house: Path) -> None:
    assert hash_now() == hash_now()


def test_the_hash_changes_with_a_files_words(house: Path) -> None:
    before = hash_now()
    (house / "web/static/web/a.js").write_text("other")
    assert hash_now() != before


def test_the_hash_changes_with_a_files_name(house: Path) -> None:
    before = hash_now()
    (house / "web/static/web/a.js").rename(house / "web/static/web/b.js")
    assert hash_now() != before
