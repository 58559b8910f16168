"""What a conversation consists of."""

from hypothesis import given
from hypothesis import strategies as st

from eachother.practice.first import FIRST
from eachother.practice.script import (
    END,
    STEPS_AT_MOST,
    Moment,
    Script,
    Way,
    as_json,
    from_json,
    problems,
    walk,
)
from eachother.practice.tests.make import KETTLE

WAYS = st.builds(Way, st.text(max_size=5), st.text(max_size=5), st.text(max_size=5), st.integers(-1, 6))
MOMENTS = st.builds(Moment, st.integers(0, 1), st.text(max_size=5), st.lists(WAYS, max_size=4).map(tuple))
SCRIPTS = st.builds(Script, st.just("A"), st.just("B"), st.just(("C", "D")), st.lists(MOMENTS, max_size=6).map(tuple))


@given(SCRIPTS)
def test_what_is_kept_comes_back_as_it_was(script: Script) -> None:
    assert from_json(as_json(script.moments)) == script.moments


@given(SCRIPTS, st.lists(st.integers(-2, 6), max_size=80))
def test_whatever_is_sent_one_is_somewhere_or_at_the_end(script: Script, path: list[int]) -> None:
    """…and going the way that was gone leads to the same place."""
    gone = walk(script, path)
    assert len(gone.steps) <= min(len(path), STEPS_AT_MOST)
    assert list(gone.path) == path[: len(gone.path)]
    assert walk(script, gone.path) == gone
    assert gone.at is None or gone.at in script.moments


def test_ways_lead_on_back_and_out() -> None:
    assert walk(KETTLE, [1]).at == KETTLE.moments[1]
    assert walk(KETTLE, [0, 1]).at is None
    round_about = Script("A", "B", ("C", "D"), (Moment(0, "E", (Way("F", to=1),)),))
    assert len(walk(round_about, [0] * 100).steps) == STEPS_AT_MOST
    assert walk(round_about, [0] * 100).at is None


def test_what_is_wrong_is_said_at_the_place() -> None:
    nothing = Script("", " ", ("Kit", "kit"), ())
    assert problems(nothing) == {"title": "empty", "about": "empty", "voice-1": "same", "moments": "few"}
    ways = (Way("w" * 501, to=3), Way("…", "b" * 501, "t" * 501, END))
    wrong = problems(Script("T" * 101, "A", ("V" * 41, "B"), (Moment(0, "", ()), Moment(0, "x", ways))))
    assert wrong == {
        "title": "long", "voice-0": "long", "line-0": "empty", "way-0-0": "none", "way-1-0": "long",
        "to-1-0": "nowhere", "way-1-1": "empty", "back-1-1": "long", "thought-1-1": "long",
    }  # fmt: skip
    assert problems(KETTLE) == {}


def test_the_first_ones_are_whole() -> None:
    """Nothing is wrong with them, every moment can be come to, and every way leads to an end."""
    for script in FIRST.values():
        assert problems(script) == {}
        reached: set[int] = set()
        paths: list[tuple[int, ...]] = [()]
        while paths:
            path = paths.pop()
            at = walk(script, path).at
            if at is not None:
                reached.add(script.moments.index(at))
                paths += [(*path, n) for n in range(len(at.ways))]
        assert reached == set(range(len(script.moments)))
