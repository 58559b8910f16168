"""A decision, as far as a person may know of it."""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q
from django.shortcuts import get_object_or_404

from eachother.circles.models import Membership
from eachother.decisions.models import Decision, Elector, Inquiry, Round, State, Statement
from eachother.people.models import Person


def decision_for(person: Person, ref: str) -> Decision:
    """One that this person may read, with whether they belong to those who decide (`is_in`); else a 404."""
    within = Membership.objects.filter(circle=OuterRef("circle"), person=person)
    decisions = Decision.objects.readable_by(person).select_related("circle", "follows", "outcome__done")
    decisions = decisions.annotate(is_in=Q(circle=None) | Q(Exists(within)))
    return get_object_or_404(decisions, ref=ref)


def decision_within(person: Person, ref: str) -> Decision:
    """One of a circle that this person is in, or of everybody. A 404 where they may not read, PermissionDenied where
    they may only read."""
    decision = decision_for(person, ref)
    if not decision.is_in:  # type: ignore[attr-defined]
        raise PermissionDenied
    return decision


def inquiry_of(decision: Decision, ref: str) -> Inquiry:
    return get_object_or_404(Inquiry.objects.select_related("decision__circle"), decision=decision, ref=ref)


def own_statement(decision: Decision, person: Person, ref: str) -> Statement:
    return get_object_or_404(
        Statement.objects.select_related("decision__circle"), decision=decision, by=person, ref=ref
    )


def last_round(decision: Decision) -> Round | None:
    """The round that runs, or the last one there was."""
    if decision.state in (State.UNDERSTANDING, State.SHAPING):
        return None
    return decision.rounds.select_related("proposal").order_by("-number").first()


def elector_in(round_: Round, person: Person) -> Elector | None:
    """Their voice in this round, if they have one still."""
    return Elector.objects.still().filter(round=round_, person=person).first()
