"""Whatever people do, in whatever order, and whenever the clock strikes: never two outcomes, never a closing against an
objection, never a voice from outside the electorate, never an effect twice, and nothing on one voice."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from itertools import pairwise

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from eachother.circles import actions as circles
from eachother.circles.models import Circle, Membership
from eachother.decisions import actions
from eachother.decisions.drafts import Draft
from eachother.decisions.models import MOVES, Elector, Ended, Outcome, Position, Says, State, Step
from eachother.decisions.tests import make
from eachother.people.models import Person
from eachother.people.problems import Problem

NAMES = ("Wren", "Juniper", "Otter", "Heron", "Fox")
SOMEBODY = st.integers(0, len(NAMES) - 1)


class Deciding(RuleBasedStateMachine):
    """Wren stays in the circle, so that there is one; the others come and go."""

    people: list[Person]
    circle: Circle
    lamp: list[str]

    @initialize(begins_asked=st.booleans(), colour=st.sampled_from(["", "red"]))
    def open(self, begins_asked: bool, colour: str) -> None:
        self.mark = transaction.atomic()
        self.mark.__enter__()
        self.clock = time_machine.travel(make.EARLY, tick=False)
        self.now = self.clock.start()
        self.lamp.clear()
        self.asked: dict[int, set[int]] = {}
        self.alone: set[int] = set()
        self.decision = make.a_question(self.circle, self.people[0])
        if begins_asked:
            self.propose(0, "We light it.", colour)
            self.ask(0)

    def teardown(self) -> None:
        self.clock.stop()
        transaction.set_rollback(True)
        self.mark.__exit__(None, None, None)

    @property
    def here(self) -> set[int]:
        return set(Membership.objects.filter(circle=self.circle).values_list("person_id", flat=True))

    @rule(who=SOMEBODY)
    def join(self, who: int) -> None:
        circles.join(self.circle, by=self.people[who])

    @rule(who=st.integers(1, len(NAMES) - 1), takes_words=st.booleans())
    def leave(self, who: int, takes_words: bool) -> None:
        circles.leave(self.circle, by=self.people[who], takes_words=takes_words)

    @rule(
        who=SOMEBODY,
        words=st.sampled_from(["We light it.", "We wait.", "A candle."]),
        colour=st.sampled_from(["", "red"]),
    )
    def propose(self, who: int, words: str, colour: str) -> None:
        draft = Draft(words, "tests.lamp", {"colour": colour}) if colour else Draft(words)
        with suppress(Problem):
            actions.propose(self.decision, draft, after=self.decision.proposals.count(), by=self.people[who])
        self._note_who_is_asked()

    @rule(who=SOMEBODY)
    def ask(self, who: int) -> None:
        with suppress(Problem):
            actions.ask(self.decision, by=self.people[who])
        self._note_who_is_asked()

    @precondition(lambda self: self.decision.rounds.running().exists())
    @rule(who=SOMEBODY, says=st.sampled_from([Says.AGREE, *Says.values]))
    def speak(self, who: int, says: str) -> None:
        person, running = self.people[who], make.running(self.decision)
        may = Elector.objects.still().filter(round=running, person=person).exists()
        try:
            make.says(self.decision, person, Says(says), "Because.")
        except Problem as problem:
            assert (problem.reason, may) == ("not-asked", False)
        else:
            assert may

    @precondition(lambda self: self.decision.rounds.count() > 1)
    @rule(who=SOMEBODY)
    def let_rest(self, who: int) -> None:
        with suppress(Problem):
            actions.let_rest(self.decision, "", by=self.people[who])

    @rule(who=st.permutations(range(len(NAMES))), says=st.lists(st.sampled_from(Says.values), min_size=2, max_size=4))
    @precondition(lambda self: self.decision.rounds.running().exists())
    def several_speak(self, who: list[int], says: list[str]) -> None:
        for one, said in zip(who, says, strict=False):
            if self.decision.rounds.running().exists():
                self.speak(one, said)

    @rule(hours=st.sampled_from([1, 20, 60, 24 * 8, 24 * 31]))
    def time_goes(self, hours: int) -> None:
        self.now.move_to(timezone.now() + timedelta(hours=hours))
        actions.go_on_everywhere()

    @rule()
    def look(self) -> None:
        actions.go_on(self.decision)

    def _note_who_is_asked(self) -> None:
        running = self.decision.rounds.running().first()
        if running and running.number not in self.asked:
            self.asked[running.number] = self.here

    @invariant()
    def holds(self) -> None:
        if not hasattr(self, "decision"):
            return
        steps = [
            State(one)
            for one in Step.objects.filter(decision=self.decision).order_by("number").values_list("state", flat=True)
        ]
        assert all(after in MOVES[before] for before, after in pairwise(steps))
        assert steps[-1] == make.fresh(self.decision).state
        outcomes = list(Outcome.objects.filter(decision=self.decision).select_related("round__proposal"))
        assert len(outcomes) == (steps[-1] == State.CLOSED)
        for number, person in Position.objects.values_list("elector__round__number", "elector__person"):
            assert person in self.asked[number], "nobody speaks who was not asked"
        assert len(self.lamp) <= 1
        for outcome in outcomes:
            if len(self.here) == 1:
                self.alone.add(outcome.pk)  # it closed while there was one person, or nobody looked before there was
            self._closed_well(outcome)

    def _closed_well(self, outcome: Outcome) -> None:
        asked = outcome.round.proposal if outcome.round else None
        does = bool(outcome.ended == Ended.DECIDED and asked and asked.effect)
        assert len(self.lamp) == does == hasattr(outcome, "done")
        if outcome.ended != Ended.DECIDED:
            return
        voices = Position.objects.counting().filter(elector__round=outcome.round)
        assert not voices.objections().exists(), "never against an objection"
        for silent in Elector.objects.still().filter(round=outcome.round, position=None):
            self._has_not_objected(silent)
        assert voices.count() >= 2 or outcome.pk in self.alone, "nothing on one voice"

    def _has_not_objected(self, silent: Elector) -> None:
        """Neither to an earlier version, unless they left meanwhile."""
        theirs = Elector.objects.filter(person=silent.person, round__decision=self.decision).order_by("-round__number")
        for elector in theirs.select_related("position"):
            if elector.fell_out_at:
                return
            if hasattr(elector, "position"):
                assert elector.position.says != Says.OBJECT, "silence takes no objection back"
                return


@pytest.fixture
def lamp() -> Iterator[list[str]]:
    with make.lamps() as done:
        yield done


def test_any_order(db: None, lamp: list[str]) -> None:
    Deciding.people = [make.someone(name) for name in NAMES]
    Deciding.circle = make.a_circle(*Deciding.people[:3])
    Deciding.lamp = lamp
    run_state_machine_as_test(
        Deciding,
        settings=settings(
            max_examples=40, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
