"""The decisions there are, in the order in which they may matter to a person."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.query import QuerySet

from eachother.circles.models import Circle, Membership
from eachother.decisions import kinds
from eachother.decisions.models import Decision, Elector, Round, State
from eachother.decisions.models.decision import DecisionQuerySet
from eachother.people.models import Person
from eachother.web.paging import Paged, paged

AT_ONCE = 20


class Card(NamedTuple):
    """A decision in a list. `asked` is whether the viewer has a voice in the round that runs, `spoken` whether they
    have given it; `ended` is how a closed one ended."""

    decision: Decision
    closes_at: datetime | None
    asked: bool
    spoken: bool
    ended: str


def page_of_open(person: Person, circle: Circle | None, number: int) -> Paged[Card]:
    """A page of what is open: of the circle, or (without one) of everybody and of the circles that this person is in;
    what asks them first. Three queries, and none more for each."""
    decisions = _with_round(_of(person, circle).open(), person)
    return _cards(decisions.order_by("rank", "-moved_at", "-pk"), person, number)


def page_of_closed(person: Person, circle: Circle | None, number: int) -> Paged[Card]:
    """A page of what is closed, the last first."""
    decisions = _with_round(_of(person, circle).exclude(closed_at=None), person)
    return _cards(decisions.order_by("-closed_at", "-pk"), person, number)


def _of(person: Person, circle: Circle | None) -> DecisionQuerySet:
    if circle:
        return Decision.objects.filter(circle=circle)
    within = Membership.objects.filter(circle=OuterRef("circle"), person=person)
    return Decision.objects.filter(Q(circle=None) | Q(Exists(within)))


def _with_round(decisions: "QuerySet[Any]", person: Person) -> "QuerySet[Any]":
    running = Round.objects.running().filter(decision=OuterRef("pk"))
    mine = Elector.objects.still().filter(round__decision=OuterRef("pk"), round__ended_at=None, person=person)
    rank = Case(
        When(Q(Exists(mine)), then=Value(0)), When(state=State.CLOSED, then=Value(2)), default=Value(1),
        output_field=IntegerField(),
    )  # fmt: skip
    annotated: QuerySet[Any] = decisions.select_related("circle").annotate(
        round_id=Subquery(running.values("pk")[:1]),
        closes_at=Subquery(running.values("closes_at")[:1]),
        asked=Exists(mine),
        rank=rank,
        ended=F("outcome__ended"),
    )
    return annotated


def _cards(decisions: "QuerySet[Any]", person: Person, number: int) -> Paged[Card]:
    page = paged(decisions, number, size=AT_ONCE)
    return Paged(_as_cards(page.rows, person), page.number, page.before, page.next)


def _as_cards(decisions: list[Decision], person: Person) -> list[Card]:
    spoken = _spoken_in(decisions, person)
    return [
        Card(one, one.closes_at, one.asked, one.round_id in spoken, one.ended or "")  # type: ignore[attr-defined]
        for one in decisions
    ]


def _spoken_in(decisions: list[Decision], person: Person) -> set[int]:
    """In which of their rounds this person has spoken. One query for each kind there is among them."""
    rounds: dict[str, list[int]] = {}
    for one in decisions:
        if one.round_id and one.asked:  # type: ignore[attr-defined]
            rounds.setdefault(one.kind, []).append(one.round_id)  # type: ignore[attr-defined]
    return {
        pk
        for kind, ids in rounds.items()
        for pk in kinds.named(kind).spoken(ids).filter(person=person).values_list("round_id", flat=True)
    }
