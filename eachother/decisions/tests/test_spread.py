"""How a temperature is shown."""

from hypothesis import given
from hypothesis import strategies as st

from eachother.decisions.rules.spread import TOO_FEW, Warmth, spread

said = st.lists(st.sampled_from([*Warmth]), max_size=12)


@given(said)
def test_everybody_is_in_it_once(words: list[Warmth]) -> None:
    counted = spread(words)
    assert sum(counted.values()) == (len(words) if len(words) >= TOO_FEW else 0)


@given(said, st.randoms())
def test_who_spoke_first_cannot_be_seen(words: list[Warmth], chance: st.DataObject) -> None:
    before = spread(words)
    chance.shuffle(words)  # type: ignore[attr-defined]
    assert spread(words) == before
    assert [*spread(words)] in ([], [*Warmth])


def test_of_two_nothing_is_shown() -> None:
    assert spread([Warmth.WARM, Warmth.COOL]) == {}
    assert spread([Warmth.COOL] * 3)[Warmth.COOL] == 3
