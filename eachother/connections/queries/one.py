"""One connection, loaded through the person."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404

from eachother.connections.models import Connection, ShownPlan, State, Step, members_with_person
from eachother.connections.rules import Between, has_left, seen_as
from eachother.foundation.prepared import Prepared
from eachother.people.models import Person
from eachother.people.queries import acquainted_ids


def connection_for(person: Person, ref: str) -> Connection:
    """The connection with its members. 404 for who is not in it, or when the two do not exist for each other.

    One query. Everything under /alongside/<ref> is loaded here.
    """
    members = _members(person=person, ref=ref)
    if not members:
        raise Http404
    connection: Connection = members[0].connection
    return connection.with_these(members)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a connection stands, as one person sees it: the state, since when, and who brought it there."""

    state: State
    by_me: bool
    at: datetime
    i_want_back: bool
    they_want_back: bool
    left: bool = False

    @property
    def phase(self) -> str:
        """What the page shows: asked, waiting, declined, alongside, paused, i-want-back, they-want-back, ended,
        left."""
        if self.left:
            return "left"
        if self.state == State.PROPOSED:
            return "waiting" if self.by_me else "asked"
        if self.state == State.PAUSED and self.i_want_back:
            return "i-want-back"
        if self.state == State.PAUSED and self.they_want_back:
            return "they-want-back"
        return self.state.value


def standing(connection: Connection, person: Person) -> Standing:
    """One query, none while both are alongside. What somebody put aside is not in what the other sees."""
    if has_left(connection, person):
        at = max(other.left_at or connection.created_at for other in connection.others(person))
        return Standing(State.ENDED, False, at, False, False, left=True)
    state = seen_as(connection, person)
    if state == State.ALONGSIDE:
        return Standing(state, False, connection.alongside_at or connection.created_at, False, False)
    step = Step.objects.filter(connection=connection, state=state).order_by("-pk").first()
    return Standing(
        state=state,
        by_me=step is not None and step.by_id == person.pk,
        at=step.created_at if step else connection.created_at,
        i_want_back=connection.member(person).wants_resume_at is not None,
        they_want_back=any(
            member.wants_resume_at for member in connection.members.all() if member.person_id != person.pk
        ),
    )


def _members_as_seen(person: Person, ref: str) -> QuerySet[Any, Any]:
    seen = Connection.objects.of(person).filter(ref=ref)
    plan = ShownPlan.objects.filter(connection=OuterRef("connection"), person=OuterRef("person")).values("shown_at")
    members: QuerySet[Any, Any] = members_with_person().annotate(shows_plan=Subquery(plan))
    return members.filter(connection__in=seen).select_related("connection").order_by("pk")


_members = Prepared(_members_as_seen, person=Person, ref=str)


def between(person: Person, other: Person) -> Between:
    """What is so between the two, for `rules.why_no_hello`. Two queries."""
    if person.pk == other.pk:
        return Between(themselves=True)
    theirs = list(Connection.objects.between(person, other).order_by("pk"))
    mine = [c for c in theirs if c.begun_by_id == person.pk and c.alongside_at is None]
    return Between(
        acquainted=other.pk in acquainted_ids(person, among=[other.pk]),
        open=next((c for c in theirs if c.pair), None),
        waiting=next((c for c in mine if c.state == State.DECLINED), None),
        last_hello_at=mine[-1].created_at if mine else None,
    )
