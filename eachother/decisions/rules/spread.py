"""A temperature: how many said which word. There is no sum, no mean and no winner, for it decides nothing."""

from collections.abc import Mapping
from enum import StrEnum

TOO_FEW = 3  # fewer voices than this and a spread would say who said what


class Warmth(StrEnum):
    """From one end to the other. What somebody wants to say with it, they say in words."""

    WARM = "warm"
    RATHER_WARM = "rather-warm"
    BETWEEN = "between"
    RATHER_COOL = "rather-cool"
    COOL = "cool"


def shown_spread(counted: Mapping[str, int]) -> dict[Warmth, int]:
    """How many said each, from warm to cool. Empty while so few have spoken that it would say who said what."""
    if sum(counted.values()) < TOO_FEW:
        return {}
    return {one: counted.get(one, 0) for one in Warmth}
