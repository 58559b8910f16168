"""All connections of a person, for the list and for Today."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from eachother.connections.models import UNTOLD, Connection, Member, Message, State
from eachother.connections.rules import has_left, seen_as
from eachother.people.models import Person
from eachother.web.paging import Paged, paged

AT_ONCE = 20


class Listed(NamedTuple):
    """A connection as one person sees it in a list."""

    ref: str
    other: Person
    state: State
    begun_by_me: bool
    alongside_at: datetime | None
    last_at: datetime
    unread: bool


def list_for(person: Person, *states: State) -> list[Listed]:
    """This person's connections with one other (all, or those they see in these states), the liveliest first. Two
    queries.

    A hello that one has put aside oneself is only in the list when DECLINED is asked for. Whoever has left is among
    the ended ones, when the two were alongside.
    """
    wanted = states or (State.PROPOSED, State.ALONGSIDE, State.PAUSED, State.ENDED)
    connections = _of_two(person)
    if State.ENDED not in wanted:
        connections = connections.exclude(state=State.ENDED)
    listed = [_listed(connection, person) for connection in connections]
    return [one for one in listed if one and one.state in wanted]


def ended_for(person: Person, number: int) -> Paged[Listed]:
    """A page of those that have ended, also because the other has left; the last ended first. Two queries."""
    others = Member.objects.filter(connection=OuterRef("pk"), person__left_at=None).exclude(person=person)
    ended = Q(state=State.ENDED) | Q(~Exists(others), alongside_at__isnull=False)
    found = paged(_of_two(person).filter(ended), number, size=AT_ONCE)
    listed = [_listed(connection, person) for connection in found.rows]
    return Paged([one for one in listed if one], found.number, found.before, found.next)


def _of_two(person: Person) -> QuerySet[Any, Any]:
    read_to = Member.objects.filter(connection=OuterRef("connection"), person=person).values("read_to")
    unread = (
        Message.objects.filter(connection=OuterRef("pk"), deleted_at=None, place__gt=Subquery(read_to))
        .exclude(sender=person)
        .exclude(kind__in=UNTOLD)
    )
    two = Connection.objects.of(person).of_two().with_members()
    return two.annotate(unread=Exists(unread)).order_by("-last_at", "-pk")


def _listed(connection: Any, person: Person) -> Listed | None:
    state = _state(connection, person)
    if state is None:
        return None
    return Listed(
        ref=connection.ref,
        other=connection.other(person),
        state=state,
        begun_by_me=connection.begun_by_id == person.pk,
        alongside_at=connection.alongside_at,
        last_at=connection.last_at,
        unread=connection.unread,
    )


def _state(connection: Connection, person: Person) -> State | None:
    if has_left(connection, person):
        return State.ENDED if connection.alongside_at else None
    return seen_as(connection, person)
