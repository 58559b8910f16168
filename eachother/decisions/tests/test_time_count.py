"""Which time is found, of any that people can."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from eachother.decisions.rules.times import Can, Slot, found, standings

NOW = datetime(2027, 3, 1, tzinfo=UTC)
SLOTS = [Slot(name, NOW + timedelta(days=number)) for number, name in enumerate("abcd", 1)]
YES, IF, NO = Can
Answer = dict[str, Can]
answers = st.lists(st.dictionaries(st.sampled_from("abcd"), st.sampled_from([*Can])), max_size=7)


def test_the_fewer_are_left_out_the_better() -> None:
    assert found(SLOTS, [{"a": YES, "b": IF}, {"a": YES, "b": IF}, {"a": NO, "b": IF}], NOW) == "b"


def test_then_the_fewer_make_an_effort() -> None:
    assert found(SLOTS, [{"a": IF, "b": YES}, {"a": YES, "b": YES}], NOW) == "b"


def test_then_the_earlier() -> None:
    assert found(SLOTS[::-1], [dict.fromkeys("abcd", YES)], NOW) == "a"


def test_what_is_not_said_is_not_counted_on() -> None:
    assert found(SLOTS, [{"b": YES}, {"b": IF}, {"a": YES}], NOW) == "b"


def test_nobody_can() -> None:
    assert found(SLOTS, [dict.fromkeys("abcd", NO)], NOW) is None
    assert found(SLOTS, [], NOW) is None


def test_what_is_over_is_not_found() -> None:
    assert found(SLOTS, [{"a": YES, "b": IF}], SLOTS[0].starts_at) == "b"
    assert found(SLOTS, [{"a": YES}], NOW + timedelta(days=9)) is None


def test_standings_are_in_the_order_of_the_times() -> None:
    stands = standings(SLOTS[:2], [{"b": IF}, {"b": NO}, {"a": YES}])
    assert [(one.ref, one.yes, one.if_need_be, one.no) for one in stands] == [("a", 1, 0, 0), ("b", 0, 1, 1)]
    assert [one.there for one in standings(SLOTS, [])] == [0, 0, 0, 0]


@given(answers, st.randoms())
def test_the_order_in_which_people_answer_changes_nothing(said: list[Answer], chance: st.DataObject) -> None:
    before = found(SLOTS, said, NOW)
    chance.shuffle(said)  # type: ignore[attr-defined]
    assert found(SLOTS, said, NOW) == before


@given(answers)
def test_who_can_then_too_never_harms_it(said: list[Answer]) -> None:
    if best := found(SLOTS, said, NOW):
        assert found(SLOTS, [*said, {best: YES}], NOW) == best


@given(answers, st.data())
def test_finding_it_easier_never_harms_it(said: list[Answer], data: st.DataObject) -> None:
    best = found(SLOTS, said, NOW)
    if best:
        number = data.draw(st.integers(0, len(said) - 1))
        said[number] = {**said[number], best: YES}
        assert found(SLOTS, said, NOW) == best


@given(answers)
def test_at_no_other_time_more_are_there(said: list[Answer]) -> None:
    stands = {one.ref: one.there for one in standings(SLOTS, said)}
    best = found(SLOTS, said, NOW)
    assert (stands[best] if best else 0) == max(stands.values())


@given(answers)
def test_saying_no_is_as_saying_nothing(said: list[Answer]) -> None:
    unsaid = [{ref: can for ref, can in one.items() if can != NO} for one in said]
    assert found(SLOTS, unsaid, NOW) == found(SLOTS, said, NOW)
