"""What comes from npm is what was reviewed, and light enough to carry."""

import json
import re
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import brotli
import pytest

from eachother.web.release import HOUSE, static_files

VENDOR = HOUSE / "web/static/web/vendor"
KIT = [f"web/{name}.css" for name in ("base", "shell", "parts", "sheets", "forms", "print")]
SCRIPTS = ["web/vendor/htmx.min.js", "web/waiting.js", "web/words.js", "web/leave.js", "web/times.js"]
FACE = re.compile(r"fonts/([\w-]+)\.woff2.*unicode-range:([^;]+);", re.DOTALL)
FONTS = [f"web/vendor/fonts/{name}-latin.woff2" for name in ("atkinson-hyperlegible-next", "literata")]


@pytest.fixture
def vendor() -> dict[str, Any]:
    return runpy.run_path(str(HOUSE.parent / "scripts/vendor.py"))


def compressed(name: str) -> int:
    """Bytes on the line: fonts are compressed already."""
    words = static_files()[name].read_bytes()
    return len(words) if name.endswith("woff2") else len(brotli.compress(words))


def test_files_are_as_the_manifest_says(vendor: dict[str, Any]) -> None:
    assert vendor["differences"]() == []


def test_a_changed_missing_or_added_file_is_told(vendor: dict[str, Any], tmp_path: Path) -> None:
    differences: Callable[[], list[str]] = vendor["differences"]
    names = differences.__globals__
    (tmp_path / "kept").write_text("as it was")
    (tmp_path / "changed").write_text("as it was")
    (tmp_path / "gone").write_text("as it was")
    names["VENDOR"], names["MANIFEST"] = tmp_path, tmp_path / "MANIFEST.json"
    names["MANIFEST"].write_text(json.dumps({"sha256": names["hashes"]()}))
    (tmp_path / "changed").write_text("otherwise")
    (tmp_path / "gone").unlink()
    (tmp_path / "new").write_text("new")
    assert differences() == ["missing: gone", "not in the manifest: new", "changed: changed"]


def test_faces_ask_for_the_letters_that_their_files_have(vendor: dict[str, Any]) -> None:
    faces = (HOUSE / "web/static/web/base.css").read_text().split("@font-face")[1:]
    told = {(match[1], re.sub(r"\s", "", match[2])) for face in faces if (match := FACE.search(face))}
    letters = {"latin": vendor["LATIN"], "latin-ext": vendor["LATIN_EXT"]}
    assert told == {(f"{font}-{part}", letters[part]) for font in vendor["FONTS"] for part in letters}


def test_libsodium_imports_its_neighbour() -> None:
    wrappers = (VENDOR / "libsodium/libsodium-wrappers.mjs").read_text()
    assert 'from"./libsodium-sumo.mjs"' in wrappers
    assert 'from"libsodium-sumo"' not in wrappers


def test_every_package_brings_its_licence() -> None:
    assert {path.name for path in (VENDOR / "licences").iterdir()} == {
        "LICENSE-atkinson-hyperlegible-next",
        "LICENSE-fflate",
        "LICENSE-htmx",
        "LICENSE-libsodium",
        "LICENSE-literata",
        "LICENSE-lucide",
        "LICENSE-uqr",
    }


def test_the_kit_with_the_stylesheets_of_a_room_is_light() -> None:
    sheets = [name for name in static_files() if name.endswith(".css")]
    assert set(KIT) <= set(sheets)
    for room in {name.partition("/")[0] for name in sheets} - {"web"}:
        own = [name for name in sheets if name.startswith(f"{room}/")]
        assert sum(map(compressed, [*KIT, *own])) < 15_000, room


def test_what_the_shell_loads_on_a_first_visit_is_light() -> None:
    assert sum(map(compressed, [*KIT, *SCRIPTS, *FONTS, "web/vendor/icons.svg", "web/rings.svg"])) < 75_000


def test_what_the_shell_loads_is_what_is_weighed() -> None:
    shell = (HOUSE / "web/templates/web/_head.html").read_text() + (HOUSE / "web/templates/web/layout.html").read_text()
    for name in [*KIT, *SCRIPTS]:
        assert name in shell or name == "web/words.js"  # which waiting.js imports
    assert shell.count('rel="stylesheet"') == len(KIT)
