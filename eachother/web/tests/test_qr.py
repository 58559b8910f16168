"""Addresses for a camera."""

import re

from eachother.web.qr import qr

ADDRESS = "https://riverside.example/card/abcdefghijklmnopqrstuvwxyz234567"
EDGE = 4  # of the quiet edge, in squares (ISO/IEC 18004)


def test_it_is_a_drawing_that_the_policy_lets_through() -> None:
    drawn = str(qr(ADDRESS))
    assert drawn.startswith("<svg ")
    assert not re.search(r"style|script|href|\bon\w+=", drawn)
    assert "<title" not in drawn, "its name stands beside it"


def test_nothing_is_dark_on_its_edge() -> None:
    drawn = str(qr(ADDRESS))
    [size] = re.findall(r'viewBox="0 0 (\d+) \1"', drawn)
    first, *rest = re.findall(r"([Mm])(-?[\d.]+) (-?[\d.]+)h(\d+)", drawn)
    assert first[:3] == ("M", str(EDGE), str(EDGE + 0.5))
    x, y = float(first[1]) + int(first[3]), float(first[2])
    for _move, across, down, long in rest:
        x, y = x + float(across), y + float(down)
        assert x >= EDGE
        x += int(long)
        assert x <= int(size) - EDGE
    assert y == int(size) - EDGE - 0.5


def test_what_stands_in_the_address_is_no_markup() -> None:
    assert "<b>" not in str(qr("https://riverside.example/<b>"))
