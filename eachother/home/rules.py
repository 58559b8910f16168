"""What the community can see of itself: how soon somebody new is greeted, and whether few do most of the talking and
deciding. Pure functions; they name nobody, say a step and no number, and of a few people nothing."""

from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum

FEW = 5  # of fewer, half of them could be guessed at


class FirstHello(StrEnum):
    """By when half of those who came lately had been greeted."""

    TOO_FEW = "too few"
    AN_HOUR = "an hour"
    SOME_HOURS = "some hours"
    A_DAY = "a day"
    SOME_DAYS = "some days"
    A_WEEK = "a week"
    LATER = "later, or not yet"


WITHIN = {
    FirstHello.AN_HOUR: timedelta(hours=1),
    FirstHello.SOME_HOURS: timedelta(hours=6),
    FirstHello.A_DAY: timedelta(days=1),
    FirstHello.SOME_DAYS: timedelta(days=3),
    FirstHello.A_WEEK: timedelta(days=7),
}


def first_hello(waits: Sequence[timedelta | None]) -> FirstHello:
    """The step in which the median lies of how long each waited for a first hello; None is whoever still waits, and is
    counted as waiting longer than anybody."""
    if len(waits) < FEW:
        return FirstHello.TOO_FEW
    median = sorted(timedelta.max if wait is None else wait for wait in waits)[(len(waits) - 1) // 2]
    return next((step for step, limit in WITHIN.items() if median <= limit), FirstHello.LATER)


FEWEST = 10  # of fewer, whatever is said would point at somebody


class Spread(StrEnum):
    """From how many of those who take part half of it comes."""

    TOO_FEW = "too few"
    MANY = "many"  # a quarter of them, or more
    SOME = "some"  # between a tenth and a quarter
    FEW = "few"  # fewer than a tenth


def spread(parts: Sequence[int]) -> Spread:
    """How evenly something comes from people, by how much comes from each; whoever gave nothing of it is left out."""
    most_first = sorted((part for part in parts if part > 0), reverse=True)
    if len(most_first) < FEWEST:
        return Spread.TOO_FEW
    half, so_far, people = sum(most_first) / 2, 0, 0
    while so_far < half:
        so_far += most_first[people]
        people += 1
    share = people / len(most_first)
    return Spread.MANY if share >= 1 / 4 else Spread.SOME if share >= 1 / 10 else Spread.FEW
