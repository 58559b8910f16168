"""How a temperature is shown."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from eachother.decisions.rules.spread import TOO_FEW, Warmth, shown_spread

said = st.lists(st.sampled_from([*Warmth]), max_size=12)


@given(said)
def test_everybody_is_in_it_once(words: list[Warmth]) -> None:
    shown = shown_spread(Counter(words))
    assert sum(shown.values()) == (len(words) if len(words) >= TOO_FEW else 0)


@given(said)
def test_it_runs_from_warm_to_cool_whatever_was_said_first(words: list[Warmth]) -> None:
    shown = shown_spread(Counter(words))
    assert [*shown] in ([], [*Warmth])
    assert shown == shown_spread(Counter(reversed(words)))


def test_of_two_nothing_is_shown() -> None:
    assert shown_spread({"warm": 1, "cool": 1}) == {}
    assert shown_spread({"cool": 3})[Warmth.COOL] == 3
