"""A measured thing, and the bar it must reach."""

import math
import os
from collections.abc import Sequence
from typing import Literal, TypedDict


class Row(TypedDict):
    """One line of `bench/out/latest.json`. `reference` is what the bar is relative to, where it is."""

    name: str
    value: float
    unit: str
    reference: float | None
    bar: float | None
    holds: bool | None


def row(
    name: str,
    value: float,
    unit: str,
    *,
    reference: float | None = None,
    bar: float | None = None,
    better: Literal["less", "more"] = "less",
) -> Row:
    """A row; with a bar, `holds` says whether the value is on the right side of it."""
    holds = None if bar is None else (value <= bar if better == "less" else value >= bar)
    return Row(name=name, value=round(value, 4), unit=unit, reference=_rounded(reference), bar=bar, holds=holds)


def rounds(usual: int) -> int:
    """How often something is measured: as BENCH_ROUNDS says, where one only wants to see that all of it runs."""
    return int(os.environ.get("BENCH_ROUNDS", usual))


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
