"""Plans that people show to whom they are alongside."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from eachother.connections.models import Connection, Member, ShownPlan, State
from eachother.connections.rules import has_left
from eachother.people.models import Person

TOGETHER = (State.ALONGSIDE, State.PAUSED)


class PlanOf(NamedTuple):
    """A snapshot, and whose it is; `by` is a ref."""

    by: str
    revision: int
    sealed: bytes
    shown_at: datetime


class AtHand(NamedTuple):
    """A plan that somebody wants on their own page for hard moments: whose, and in which conversation."""

    ref: str
    other: Person


def plans_in(connection: Connection, person: Person) -> list[PlanOf]:
    """One's own and the other's, while the two are together and both still here. One query."""
    if connection.is_few or connection.state not in TOGETHER or has_left(connection, person):
        return []
    plans = ShownPlan.objects.filter(connection=connection).select_related("person")
    return [PlanOf(plan.person.ref, plan.revision, bytes(plan.sealed), plan.shown_at) for plan in plans]


def plan_of_other(connection: Connection, person: Person) -> datetime | None:
    """Since when the other's plan is shown as it is; None when none is shown. No query: `connection_for` has asked."""
    if connection.is_few or connection.state not in TOGETHER or has_left(connection, person):
        return None
    shown: datetime | None = connection.member(connection.other(person)).shows_plan  # type: ignore[attr-defined]
    return shown


def shown_by(person: Person, refs: Iterable[str]) -> dict[str, ShownPlan]:
    """What this person shows, by the ref of the connection. One query."""
    plans = ShownPlan.objects.filter(person=person, connection__ref__in=refs).select_related("connection")
    return {plan.connection.ref: plan for plan in plans.defer("sealed")}


def plans_at_hand(person: Person) -> list[AtHand]:
    """The plans that others show and that this person wants at hand, the first shown first. Two queries."""
    mine = Member.objects.filter(person=person, plan_at_hand_at__isnull=False)
    together = Connection.objects.of(person).filter(members__in=mine, state__in=TOGETHER)
    plans = ShownPlan.objects.filter(connection__in=together, person__left_at=None).exclude(person=person)
    shown = plans.select_related("connection", "person").defer("sealed").order_by("pk")
    return [AtHand(plan.connection.ref, plan.person) for plan in shown]
