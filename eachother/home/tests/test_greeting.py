"""The greeting goes with the time of day."""

from datetime import UTC, datetime

import pytest

from eachother.home.greeting import Daytime, daytime, greetings


@pytest.mark.parametrize(
    ("hour", "part"),
    [
        (0, "night"),
        (4, "night"),
        (5, "morning"),
        (11, "morning"),
        (12, "afternoon"),
        (17, "afternoon"),
        (18, "evening"),
    ],
)
def test_the_parts_of_the_day(hour: int, part: str) -> None:
    assert daytime(datetime(2024, 3, 1, hour, 59, tzinfo=UTC)) == part


def test_every_part_of_the_day_has_a_greeting() -> None:
    said = greetings("Wren")
    assert said.keys() == set(Daytime)
    assert said[Daytime.EVENING] == "Good evening, Wren"
    assert said[Daytime.NIGHT] == "Hello, Wren"
