"""Colours, read from the stylesheet, against WCAG 2.2: 1.4.3 (4.5:1), 1.4.6 for people's words (7:1), 1.4.11 (3:1)."""

import re
from itertools import product

import pytest

from eachother.web.release import HOUSE

TOKENS = {
    name: (light, dark)
    for name, light, dark in re.findall(
        r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", (HOUSE / "web/static/web/base.css").read_text()
    )
}
GROUNDS = ("paper", "sheet", "sunk", "moss-wash", "clay-wash", "both-wash")
READ = [*product(("ink", "ink-soft"), GROUNDS), *product(("moss", "clay", "both"), ("paper", "sheet", "sunk"))]
READ += [("moss", "moss-wash"), ("clay", "clay-wash"), ("both", "both-wash")]
READ += [("sheet", "moss"), ("paper", "clay"), ("paper", "ink")]  # on buttons, counts, and the line at the foot
SEEN = [*product(("edge", "focus"), ("paper", "sheet", "sunk"))]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str, scheme: int) -> float:
    dark, light = sorted((luminance(TOKENS[one][scheme]), luminance(TOKENS[other][scheme])))
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=[0, 1], ids=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> int:
    return int(request.param)


def test_black_on_white_is_twenty_one() -> None:
    assert (luminance("#ffffff") + 0.05) / (luminance("#000000") + 0.05) == pytest.approx(21)


@pytest.mark.parametrize(("text", "ground"), READ)
def test_what_is_read(text: str, ground: str, scheme: int) -> None:
    assert contrast(text, ground, scheme) >= 4.5


@pytest.mark.parametrize("ground", GROUNDS)
def test_peoples_own_words(ground: str, scheme: int) -> None:
    assert contrast("ink", ground, scheme) >= 7


@pytest.mark.parametrize(("line", "ground"), SEEN)
def test_what_must_be_seen_to_be_used(line: str, ground: str, scheme: int) -> None:
    assert contrast(line, ground, scheme) >= 3


def test_neither_hand_outranks_the_other(scheme: int) -> None:
    assert abs(contrast("moss", "paper", scheme) - contrast("clay", "paper", scheme)) < 1
