"""Copies what pages need from npm packages into the tree, so that whoever installs the wheel needs no Node.

python scripts/vendor.py          renew everything (npm ci, pinned by package-lock.json; fonts by fontTools)
python scripts/vendor.py --check  compare what is there with MANIFEST.json; no network, no Node
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
PACKAGES = HOUSE / "node_modules"
VENDOR = HOUSE / "eachother/web/static/web/vendor"
MANIFEST = VENDOR / "MANIFEST.json"

COPIES = {
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "uqr/dist/index.mjs": "uqr.mjs",
    "fflate/esm/browser.js": "fflate.mjs",
    "libsodium-sumo/dist/modules-sumo-esm/libsodium-sumo.mjs": "libsodium/libsodium-sumo.mjs",
    "libsodium-wrappers-sumo/dist/modules-sumo-esm/libsodium-wrappers.mjs": "libsodium/libsodium-wrappers.mjs",
    "htmx.org/LICENSE": "licences/LICENSE-htmx",
    "uqr/LICENSE": "licences/LICENSE-uqr",
    "fflate/LICENSE": "licences/LICENSE-fflate",
    "libsodium-wrappers-sumo/LICENSE": "licences/LICENSE-libsodium",
    "lucide-static/LICENSE": "licences/LICENSE-lucide",
    "@fontsource-variable/atkinson-hyperlegible-next/LICENSE": "licences/LICENSE-atkinson-hyperlegible-next",
    "@fontsource-variable/literata/LICENSE": "licences/LICENSE-literata",
}

ICONS = (
    "armchair arrow-left arrow-right ban bell bell-off book-open bookmark calendar-days calendar-plus check "
    "chevron-down circle-alert circle-dot-dashed clock coffee copy dices door-open download ear ellipsis eye "
    "eye-off file-text footprints gift globe hand hand-heart hand-helping handshake heart-handshake hourglass house "
    "image info key-round link list-checks lock lock-open map-pin message-circle message-circle-plus "
    "messages-square mic mic-off moon paperclip pause pencil phone phone-off play plus printer quote refresh-cw "
    "repeat reply rotate-ccw rss scale search send settings shield shield-check shuffle signpost sliders-horizontal smile "
    "sprout square sun trash-2 undo-2 user-round user-round-plus users-round video wifi-off x"
)

# Weights that pages use: the interface from regular to bold, people's own words in one. `base.css` names the faces.
FONTS: dict[str, int | tuple[int, int]] = {"atkinson-hyperlegible-next": (400, 700), "literata": 400}
# Western Europe in one small file; the rest of the Latin letters in another, fetched only where they stand.
LATIN = (
    "U+20-7E,U+A0-FF,U+131,U+152-153,U+2BB-2BC,U+2C6,U+2DA,U+2DC,U+2009,U+2011,U+2013-2014,U+2018-201A,U+201C-201E,"
    "U+2022,U+2026,U+202F,U+2039-203A,U+2044,U+20AC,U+2122,U+2190,U+2192,U+2212,U+FFFD"
)
LATIN_EXT = (
    "U+100-130,U+132-151,U+154-2BA,U+2BD-2C5,U+2C7-2CC,U+2CE-2D7,U+2DD-2FF,U+304,U+308,U+329,U+1E00-1E9F,U+1EF2-1EFF,"
    "U+2020,U+20A0-20AB,U+20AD-20C0"
)


def main() -> int:
    parser = argparse.ArgumentParser(description="Renew or check what is vendored.")
    parser.add_argument("--check", action="store_true", help="only compare the files with MANIFEST.json")
    if parser.parse_args().check:
        return report(differences())
    subprocess.run(["npm", "ci", "--ignore-scripts", "--no-fund", "--no-audit"], cwd=HOUSE, check=True)
    shutil.rmtree(VENDOR, ignore_errors=True)
    copy_packages()
    draw_icons()
    make_fonts()
    MANIFEST.write_text(json.dumps({"packages": versions(), "sha256": hashes()}, indent=2) + "\n")
    return report([])


def copy_packages() -> None:
    for source, target in COPIES.items():
        place = VENDOR / target
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(PACKAGES / source, place)
    wrappers = VENDOR / "libsodium/libsodium-wrappers.mjs"
    words, times = re.subn(r'from\s*"libsodium-sumo"', 'from"./libsodium-sumo.mjs"', wrappers.read_text())
    if times != 1:
        raise SystemExit(f"libsodium-wrappers imports libsodium-sumo {times} times; once was expected.")
    wrappers.write_text(words)
    # Maps are not shipped; a browser's tools would ask for them in vain.
    for script in VENDOR.rglob("*js"):
        script.write_text(re.sub(r"\n//# sourceMappingURL=\S+\s*$", "\n", script.read_text()))


def draw_icons() -> None:
    """One SVG with a symbol for each icon; colour and size come from the page."""
    symbols = []
    for name in ICONS.split():
        drawing = (PACKAGES / f"lucide-static/icons/{name}.svg").read_text()
        shapes = re.sub(r"\s+", " ", drawing[drawing.index(">", drawing.index("<svg")) + 1 : drawing.index("</svg>")])
        shapes = shapes.strip().replace(" />", "/>").replace("> <", "><")
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{shapes}</symbol>\n')
    sprite = f'<svg xmlns="http://www.w3.org/2000/svg"><!-- lucide, ISC licence -->\n{"".join(symbols)}</svg>\n'
    (VENDOR / "icons.svg").write_text(sprite)


def make_fonts() -> None:
    folder = VENDOR / "fonts"
    folder.mkdir()
    for package, weights in FONTS.items():
        for part, letters in (("latin-ext", LATIN_EXT), ("latin", LATIN)):
            source = PACKAGES / f"@fontsource-variable/{package}/files/{package}-{part}-wght-normal.woff2"
            cut_font(source, folder / f"{package}-{part}.woff2", letters, weights)


def cut_font(source: Path, target: Path, letters: str, weights: int | tuple[int, int]) -> None:
    """Keep only `letters` and `weights` of a font."""
    from io import BytesIO  # noqa: PLC0415 - fontTools is not installed where this script only checks

    from fontTools.subset import Options, Subsetter, parse_unicodes  # noqa: PLC0415
    from fontTools.ttLib import TTFont  # noqa: PLC0415
    from fontTools.varLib.instancer import instantiateVariableFont  # noqa: PLC0415

    font = TTFont(source, recalcTimestamp=False)
    options = Options(hinting=False, layout_features=["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "rlig"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=parse_unicodes(letters.replace("U+", "")))
    subsetter.subset(font)
    font.flavor = None
    small = BytesIO()
    font.save(small)
    small.seek(0)
    font = instantiateVariableFont(TTFont(small, recalcTimestamp=False), {"wght": weights})
    font.flavor = "woff2"
    font.save(target)


def versions() -> dict[str, str]:
    """Package → version, as installed."""
    names = json.loads((HOUSE / "package.json").read_text())["dependencies"]
    return {name: json.loads((PACKAGES / name / "package.json").read_text())["version"] for name in names}


def hashes() -> dict[str, str]:
    """Path under the vendor folder → SHA-256 of the file, in hex; the manifest itself left out."""
    files = sorted(path for path in VENDOR.rglob("*") if path.is_file() and path != MANIFEST)
    return {path.relative_to(VENDOR).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def differences() -> list[str]:
    """What is not as the manifest says, in words; nothing when all is well."""
    told, found = json.loads(MANIFEST.read_text())["sha256"], hashes()
    return (
        [f"missing: {path}" for path in sorted(told.keys() - found.keys())]
        + [f"not in the manifest: {path}" for path in sorted(found.keys() - told.keys())]
        + [f"changed: {path}" for path in sorted(told.keys() & found.keys()) if told[path] != found[path]]
    )


def report(problems: list[str]) -> int:
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(hashes())} vendored files, " + ("not as the manifest says." if problems else "as the manifest says."))
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
