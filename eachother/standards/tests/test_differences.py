"""Two texts by words."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from eachother.standards.differences import LONGEST, differences

WORDS = st.lists(st.sampled_from(["no", "body", "is", "asked", ",", ".", "Ø", "’", "first", "\n"]), max_size=12)
TEXTS = WORDS.map(" ".join) | st.text(max_size=30)


@given(TEXTS, TEXTS)
def test_both_texts_are_in_it(before: str, after: str) -> None:
    pieces = differences(before, after)
    assert "".join(piece.words for piece in pieces if piece.how != "in") == before
    assert "".join(piece.words for piece in pieces if piece.how != "out") == after
    assert all(piece.words for piece in pieces)
    assert all(one.how != other.how for one, other in pairwise(pieces))


@given(TEXTS)
def test_the_same_is_the_same(text: str) -> None:
    assert {piece.how for piece in differences(text, text)} <= {"same"}


def test_a_change_of_several_words_is_one_change() -> None:
    pieces = differences("We ask before we help.", "We ask twice, and then help.")
    assert [tuple(piece) for piece in pieces][:2] == [("same", "We ask "), ("out", "before we")]
    assert sum(piece.how == "in" for piece in pieces) == 1


def test_what_is_very_long_is_shown_whole() -> None:
    before, after = "no " * LONGEST, "yes " * LONGEST
    assert [piece.how for piece in differences(before, after)] == ["out", "in"]
