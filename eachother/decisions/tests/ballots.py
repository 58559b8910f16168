"""Ballots as one writes them down: '5 a>b=c' are five people who put a first, then b and c alike."""

from hypothesis import strategies as st

Levels = list[list[str]]
OPTIONS = ["a", "b", "c", "d", "e"]


def levels(text: str) -> Levels:
    return [level.split("=") for level in text.split(">")] if text else []


def poll(text: str) -> list[Levels]:
    """'5 a>b, 2 b>a' as seven ballots."""
    return [
        levels(ranked) for one in text.split(",") for many, _, ranked in [one.strip().partition(" ")]
        for _voter in range(int(many))
    ]  # fmt: skip


@st.composite
def ballots(draw: st.DrawFn, options: list[str]) -> Levels:
    """One ballot: some of the options, in levels; the others unranked."""
    places = {one: draw(st.integers(0, len(options))) for one in options}  # 0: unranked
    return [[one for one in options if places[one] == level] for level in sorted({*places.values()} - {0})]


@st.composite
def polls(draw: st.DrawFn, *, at_least: int = 0) -> tuple[list[str], list[Levels]]:
    options = OPTIONS[: draw(st.integers(2, len(OPTIONS)))]
    return options, draw(st.lists(ballots(options), min_size=at_least, max_size=9))
