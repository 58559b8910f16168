"""The parts of an agreement: keys that never change, questions and no answers."""

import re

from django.utils.translation import override

from eachother.connections.parts import PARTS, parts_for_hard_times


def test_the_keys_are_those_that_stand_in_what_is_sealed() -> None:
    assert [part.key for part in PARTS] == [
        *("between-us", "what-helps", "what-stays-here", "when-quiet", "power-between-us", "when-it-gets-hard")
    ]
    assert [part.key for part in parts_for_hard_times()] == ["when-it-gets-hard", "when-quiet"]


def test_each_part_asks_a_handful_and_answers_nothing() -> None:
    with override("en"):
        for part in PARTS:
            assert 3 <= len(part.questions) <= 6
            assert all(re.fullmatch(r"[^.!?]+\?", str(question)) for question in part.questions)
