"""The count of ranked choice: published examples, what must hold of any ballots, and another's implementation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from schulze_condorcet import schulze_evaluate

from eachother.decisions.rules import ranked
from eachother.decisions.tests.ballots import Levels, ballots, poll, polls

Poll = tuple[list[str], list[Levels]]

# The first four are Markus Schulze's own, the fifth is about the capital of Tennessee.
PUBLISHED = [
    (
        "5 a>c>b>e>d, 5 a>d>e>c>b, 8 b>e>d>a>c, 3 c>a>b>e>d, 7 c>a>e>b>d, 2 c>b>a>d>e, 7 d>c>e>b>a, 8 e>b>a>d>c",
        "e",
    ),
    ("8 a>c>d>b, 2 b>a>d>c, 4 c>d>b>a, 4 d>b>a>c, 3 d>c>b>a", "d"),
    ("3 a>b>c>d, 2 d>a>b>c, 2 d>b>c>a, 2 c>b>d>a", "bd"),
    ("5 a>c>b>d, 2 a>c>d>b, 3 a>d>c>b, 4 b>a>c>d, 3 c>b>d>a, 3 c>d>b>a, 1 d>a>c>b, 5 d>b>a>c, 4 d>c>b>a", "d"),
    ("42 m>n>c>k, 26 n>c>k>m, 15 c>k>n>m, 17 k>c>n>m", "n"),
]


def chosen(options: list[str], said: list[Levels]) -> list[str]:
    return ranked.winners(options, ranked.pairs_of(options, said))


def options_in(said: list[Levels]) -> list[str]:
    return sorted({one for levels in said for level in levels for one in level})


@pytest.mark.parametrize(("written", "expected"), PUBLISHED)
def test_published_examples(written: str, expected: str) -> None:
    said = poll(written)
    assert chosen(options_in(said), said) == sorted(expected)


def test_the_pairs_are_as_published() -> None:
    said = poll(PUBLISHED[0][0])
    pairs = ranked.pairs_of(options_in(said), said)
    assert [pairs["a", other] for other in "bcde"] == [20, 26, 30, 22]
    assert [pairs["e", other] for other in "abcd"] == [23, 27, 21, 31]


def test_round_and_round_the_strongest_chain_counts() -> None:
    assert chosen([*"abc"], poll("5 a>b>c, 4 b>c>a, 3 c>a>b")) == ["a"]
    assert chosen([*"abc"], poll("1 a>b>c, 1 b>c>a, 1 c>a>b")) == [*"abc"]


def test_nobody_said_anything() -> None:
    assert chosen([*"ab"], []) == [*"ab"]
    assert chosen([*"ab"], [[], []]) == [*"ab"]


def test_what_is_not_ranked_comes_last_and_alike() -> None:
    assert ranked.pairs_of([*"abc"], [[["a"]]]) == ranked.pairs_of([*"abc"], [[["a"], ["b", "c"]]])


def test_what_is_not_asked_about_is_passed_over() -> None:
    """Asked again between two, a ballot still names the third."""
    assert ranked.pairs_of([*"ac"], [[["a"], ["b"], ["c"]]]) == {("a", "c"): 1, ("c", "a"): 0}


@given(polls(), st.randoms())
def test_neither_the_order_of_people_nor_of_options_changes_it(asked: Poll, chance: st.DataObject) -> None:
    options, said = asked
    before = set(chosen(options, said))
    chance.shuffle(options)  # type: ignore[attr-defined]
    chance.shuffle(said)  # type: ignore[attr-defined]
    assert set(chosen(options, said)) == before


@given(polls(), st.permutations("abcde"))
def test_the_names_of_options_change_nothing(asked: Poll, others: list[str]) -> None:
    options, said = asked
    other = dict(zip("abcde", others, strict=True))
    renamed = [[[other[one] for one in level] for level in levels] for levels in said]
    assert chosen([other[one] for one in options], renamed) == [other[one] for one in chosen(options, said)]


@given(polls())
def test_something_is_always_chosen(asked: Poll) -> None:
    assert chosen(*asked)


@given(polls(at_least=1))
def test_what_wins_against_each_other_is_chosen_alone(asked: Poll) -> None:
    options, said = asked
    if best := ranked.beats_all(options, ranked.pairs_of(options, said)):
        assert chosen(options, said) == [best]


@given(polls(at_least=1))
def test_what_loses_against_each_other_is_never_chosen(asked: Poll) -> None:
    options, said = asked
    pairs = ranked.pairs_of(options, said)
    for one in options:
        if all(pairs[one, other] < pairs[other, one] for other in options if other != one):
            assert one not in chosen(options, said)


@given(polls(at_least=1))
def test_what_more_than_half_put_first_alone_is_chosen(asked: Poll) -> None:
    options, said = asked
    for one in options:
        if sum(levels[:1] == [[one]] for levels in said) * 2 > len(said):
            assert chosen(options, said) == [one]


@given(polls(at_least=1))
def test_what_everybody_would_rather_not_have_is_not_chosen(asked: Poll) -> None:
    options, said = asked
    pairs = ranked.pairs_of(options, said)
    for one, other in pairs:
        if pairs[one, other] == len(said):
            assert other not in chosen(options, said)


@given(polls(at_least=1), st.data())
def test_ranking_what_is_chosen_higher_never_harms_it(asked: Poll, data: st.DataObject) -> None:
    options, said = asked
    best = data.draw(st.sampled_from(chosen(options, said)))
    number = data.draw(st.integers(0, len(said) - 1))
    said[number] = [[best], *([one for one in level if one != best] for level in said[number])]
    assert best in chosen(options, said)


@given(polls(at_least=1))
def test_everybody_the_other_way_about_does_not_choose_the_same_alone(asked: Poll) -> None:
    options, said = asked
    turned = [[[one for one in options if not any(one in level for level in levels)], *levels[::-1]] for levels in said]
    if len(best := chosen(options, said)) == 1:
        assert chosen(options, turned) != best


@given(polls(), st.integers(2, 4))
def test_as_many_of_each_come_to_the_same(asked: Poll, times: int) -> None:
    options, said = asked
    assert chosen(options, said * times) == chosen(options, said)


@given(polls())
def test_an_empty_ballot_changes_nothing(asked: Poll) -> None:
    options, said = asked
    assert chosen(options, [*said, []]) == chosen(options, said)


@given(polls(), st.data())
def test_a_ballot_that_is_taken_back_was_never_there(asked: Poll, data: st.DataObject) -> None:
    options, said = asked
    extra = data.draw(ballots(options))
    with_it = ranked.pairs_of(options, [*said, extra])
    alone, without = ranked.pairs_of(options, [extra]), ranked.pairs_of(options, said)
    assert {pair: with_it[pair] - alone[pair] for pair in with_it} == without


@given(polls())
def test_another_implementation_chooses_the_same(asked: Poll) -> None:
    """schulze-condorcet, which the CdE e. V. decides with."""
    options, said = asked
    written = [
        ">".join("=".join(level) for level in [*levels, rest] if level)
        for levels in said
        for rest in [[one for one in options if not any(one in level for level in levels)]]
    ]
    first = schulze_evaluate(written, options).partition(">")[0]
    assert chosen(options, said) == first.split("=")
