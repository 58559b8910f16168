"""Whoever writes about a decision holds its row, and looks at what is true then."""

from datetime import datetime

from eachother.circles import actions as circles
from eachother.decisions.models import Decision, State, Step
from eachother.decisions.rules import moving
from eachother.people.models import Person
from eachother.people.problems import Gone


def hold(decision: Decision) -> Decision:
    """The decision as it is now, held until the transaction ends."""
    return Decision.objects.select_for_update(of=("self",)).select_related("circle").get(pk=decision.pk)


def hold_open(decision: Decision) -> Decision:
    """As `hold`, for what somebody does there: its circle is awake. Raises Gone 'closed'."""
    if decision.circle:
        circles.stir(decision.circle)  # before: who leaves a circle holds that row first, too
    held = hold(decision)
    if held.state == State.CLOSED:
        raise Gone("closed")
    return held


def move(decision: Decision, to: State, *, by: Person | None, now: datetime) -> None:
    """It is in this state from now on: a step more in its history. Whether it may go there its table of moves says."""
    if not moving.may_move(decision.state, to):
        raise ValueError(f"A decision does not go from {decision.state} to {to}.")
    number = decision.steps.count() + 1
    Step.objects.create(decision=decision, number=number, state=to, by=by, created_at=now)
    decision.state, decision.moved_at = to, now
    decision.closed_at = now if to == State.CLOSED else None
    decision.save(update_fields=["state", "moved_at", "closed_at"])
