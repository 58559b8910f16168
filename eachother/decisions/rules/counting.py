"""How many it takes, and what the voices of a round of consent come to. Pure."""

from collections.abc import Mapping
from enum import StrEnum

from eachother.community.deciding import Measure, RulesOfDeciding, Unended
from eachother.decisions.models.position import Says


class Comes(StrEnum):
    """To what a round of consent comes."""

    WAITS = "waits"  # its time is not over, or somebody is still needed
    DECIDED = "decided"
    MAJORITY = "majority"  # against an objection, where the community has said so
    HALTED = "halted"
    RESTS = "rests"  # nobody wants it, or an objection stood after so many rounds that the community lets it rest


def needed(measure: Measure, *, asked: int, here: int) -> int:
    """How many have to speak, of so many who are asked. One voice decides nothing, unless there is one person `here`
    altogether: where all others have fallen out, more are needed than there are."""
    least = 1 if here <= 1 else 2
    return max(least, measure.needed(asked))


def comes_to(
    voices: Mapping[str, int],
    rules: RulesOfDeciding,
    *,
    lacking: int,
    all_spoken: bool,
    time_is_over: bool,
    number: int,
    grave: bool,
) -> Comes:
    """What these voices (how many of each of `Says`) come to, in round `number`.

    When all have spoken and nobody objects, there is nothing to wait for, unless it is grave: then its time is part of
    the care. What nobody agrees to is not decided by nobody objecting.
    """
    yes = voices.get(Says.AGREE, 0) + voices.get(Says.CONCERN, 0)
    objections = voices.get(Says.OBJECT, 0)
    if not objections:
        early = all_spoken and not grave
        if lacking or not (time_is_over or early):
            return Comes.WAITS
        return Comes.DECIDED if yes else Comes.RESTS
    if not time_is_over or number < rules.rounds:
        return Comes.HALTED if time_is_over else Comes.WAITS
    return _when_rounds_do_not_end(rules.after_rounds(grave=grave), most=not lacking and rules.carries(yes, objections))


def _when_rounds_do_not_end(rule: Unended, *, most: bool) -> Comes:
    if rule == Unended.REST:
        return Comes.RESTS
    return Comes.MAJORITY if rule == Unended.MOST and most else Comes.HALTED
