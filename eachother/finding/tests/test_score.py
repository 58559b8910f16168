"""The number that brings people in sight of each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eachother.finding.score import Fit, Side, fit, met, rarity, score

BITS = st.integers(0, 1023)
SIDES = st.builds(Side, st.integers(693, 100_000), st.integers(0, 31), BITS, BITS)


def test_the_rarer_the_more_it_counts() -> None:
    assert rarity(1, 100) > rarity(2, 100) > rarity(100, 100) == 693


def test_a_thing_nobody_was_counted_with_counts_as_one_persons() -> None:
    assert rarity(0, 100) == rarity(1, 100)


@pytest.mark.parametrize(
    ("welcomes", "offers", "share"), [(0, 0, 1), (0, 3, 1), (3, 3, 1), (3, 1, 2 / 3), (3, 4, 1 / 3)]
)
def test_who_asks_for_nothing_has_all_of_it(welcomes: int, offers: int, share: float) -> None:
    assert met(welcomes, offers) == pytest.approx(share)


@given(st.integers(1, 100_000), SIDES, SIDES)
def test_it_is_the_same_seen_from_both_sides(shared: int, one: Side, other: Side) -> None:
    assert score(shared, one, other) == pytest.approx(score(shared, other, one))


@given(st.integers(1, 693), SIDES, SIDES)
def test_it_is_the_harmonic_mean_of_both_directions(shared: int, one: Side, other: Side) -> None:
    here = shared / one.weight * met(one.welcomes, other.offers)
    there = shared / other.weight * met(other.welcomes, one.offers)
    assert score(shared, one, other) == pytest.approx(2 / (1 / here + 1 / there))


@given(st.integers(1, 693), SIDES, SIDES, st.integers(1, 50_000))
def test_saying_much_in_order_to_be_found_does_not_pay(shared: int, one: Side, other: Side, more: int) -> None:
    assert score(shared, one, other._replace(weight=other.weight + more)) < score(shared, one, other)


def test_who_leaves_times_and_company_open_goes_with_everybody() -> None:
    assert fit(Side(1, 0, 0, 0), Side(1, 4, 0, 0)) is Fit.WELL


def test_other_hours() -> None:
    assert fit(Side(1, 1, 0, 0), Side(1, 2, 0, 0)) is Fit.OTHER_HOURS
    assert fit(Side(1, 3, 0, 0), Side(1, 2, 0, 0)) is Fit.WELL


def test_other_company_in_either_direction() -> None:
    assert fit(Side(1, 1, 2, 0), Side(1, 2, 0, 1)) is Fit.OTHER_COMPANY
    assert fit(Side(1, 0, 0, 1), Side(1, 0, 2, 0)) is Fit.OTHER_COMPANY
    assert fit(Side(1, 0, 2, 0), Side(1, 0, 2, 0)) is Fit.WELL
    assert fit(Side(1, 0, 2, 1), Side(1, 0, 1, 2)) is Fit.WELL
