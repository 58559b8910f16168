"""What holds whatever is said: an objection halts, the rules stay, and so does how a voice is given."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import DatabaseError, transaction

from eachother.circles import actions as circles
from eachother.circles.models import Circle
from eachother.community import actions as community
from eachother.community.deciding import FOUNDING
from eachother.decisions import actions
from eachother.decisions.models import Decision, Mode, Says
from eachother.decisions.queries import dissent_of, outcomes_of
from eachother.decisions.tests import make
from eachother.foundation.refs import new_ref
from eachother.people.models import Person


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    with time_machine.travel(make.EARLY, tick=False) as travelling:
        yield travelling


def test_an_objection_stands_until_whoever_made_it_says_otherwise(
    circle: Circle, wren: Person, juniper: Person, otter: Person, clock: Any
) -> None:
    """Whoever objected to an earlier version and says nothing of this one is waited for, as long again; then it halts.
    Silence takes nothing back."""
    decision = make.asked(circle, wren)
    make.objects(decision, otter)
    make.amended(decision, wren)
    make.says(decision, wren)
    make.says(decision, juniper)
    for state in ("asking", "halted"):
        clock.move_to(make.after_its_time(decision))
        actions.go_on_everywhere()
        assert make.stands(decision) == (state, "")
    page = make.signed_in_as(wren).get(make.at(decision)).text
    assert "An objection stands" in page
    assert "of version 1; nothing said since" in page
    make.says(decision, otter, Says.CONCERN, "Keep a candle.")
    clock.move_to(make.after_its_time(decision))
    actions.go_on_everywhere()
    assert make.stands(decision) == ("closed", "decided")
    kept = dissent_of(wren, [decision.ref])[decision.ref]
    assert [(one.says, one.words, one.by.name) for one in kept] == [("concern", "Keep a candle.", "Otter")]
    assert outcomes_of(wren, [decision.ref])[decision.ref].ended == "decided"


def test_an_objection_that_nobody_mends_rests_in_the_end(
    circle: Circle, wren: Person, juniper: Person, otter: Person, clock: Any
) -> None:
    """One cannot amend until somebody is tired: after the rounds that the community gives it, all stays as it is, and
    their words stand with it, once."""
    decision = make.asked(circle, wren)
    make.objects(decision, otter)
    for words in (make.BETTER, "A candle.", ""):
        make.says(decision, wren)
        make.says(decision, juniper)
        for _twice in range(2):
            if make.stands(decision) == ("asking", ""):
                clock.move_to(make.after_its_time(decision))
                actions.go_on_everywhere()
        if words:
            assert make.stands(decision) == ("halted", ""), words
            make.amended(decision, wren, words)
    assert make.stands(decision) == ("closed", "rests")
    kept = dissent_of(wren, [decision.ref])[decision.ref]
    assert [(one.says, one.words) for one in kept] == [("object", make.HARM)]


def test_an_objection_that_was_lifted_does_not_come_back(
    circle: Circle, wren: Person, juniper: Person, otter: Person, clock: Any
) -> None:
    decision = make.asked(circle, wren)
    make.objects(decision, otter)
    make.amended(decision, wren)
    make.says(decision, otter)
    make.amended(decision, wren, "A candle.")
    make.says(decision, wren)
    make.says(decision, juniper)
    clock.move_to(make.after_its_time(decision))
    actions.go_on_everywhere()
    assert make.stands(decision) == ("closed", "decided")


def test_whoever_left_and_came_back_has_not_objected(
    circle: Circle, wren: Person, juniper: Person, otter: Person, clock: Any
) -> None:
    decision = make.asked(circle, wren)
    make.objects(decision, otter)
    circles.leave(circle, by=otter)
    circles.join(circle, by=otter)
    make.amended(decision, wren)
    make.says(decision, wren)
    make.says(decision, juniper)
    clock.move_to(make.after_its_time(decision))
    actions.go_on_everywhere()
    assert make.stands(decision) == ("closed", "decided")


def test_it_goes_on_by_the_rules_with_which_it_opened(
    circle: Circle, wren: Person, juniper: Person, otter: Person, clock: Any
) -> None:
    """Nobody changes meanwhile how many it takes."""
    decision = make.asked(circle, wren)
    stricter = replace(FOUNDING, usual=replace(FOUNDING.usual, least=3), grave=replace(FOUNDING.grave, days=20))
    community.set_rules_of_deciding(stricter, decision=new_ref())
    cache.clear()
    make.says(decision, wren)
    make.says(decision, juniper)
    clock.move_to(make.after_its_time(decision))
    actions.go_on_everywhere()
    assert make.stands(decision) == ("closed", "decided")
    later = make.asked(circle, wren, "Another one.")
    assert "3 more are needed" in make.signed_in_as(wren).get(make.at(later)).text


@pytest.mark.parametrize("way", ["save", "update"])
def test_how_a_voice_is_given_is_never_changed(circle: Circle, wren: Person, way: str) -> None:
    decision = make.a_question(circle, wren, kind="ranked", mode=Mode.SECRET)
    decision.mode = Mode.NAMED
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        if way == "save":
            decision.save()
        else:
            Decision.objects.update(mode=Mode.NAMED)
    assert make.fresh(decision).mode == Mode.SECRET
