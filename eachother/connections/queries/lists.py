"""All connections of a person, for the list and for Today."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Subquery

from eachother.connections.models import UNTOLD, Connection, Member, Message, State
from eachother.connections.rules import has_left, seen_as
from eachother.people.models import Person


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
    read_to = Member.objects.filter(connection=OuterRef("connection"), person=person).values("read_to")
    unread = (
        Message.objects.filter(connection=OuterRef("pk"), deleted_at=None, place__gt=Subquery(read_to))
        .exclude(sender=person)
        .exclude(kind__in=UNTOLD)
    )
    connections = (
        Connection.objects.of(person).of_two().with_members().annotate(unread=Exists(unread)).order_by("-last_at")
    )
    wanted = states or (State.PROPOSED, State.ALONGSIDE, State.PAUSED, State.ENDED)
    return [
        Listed(
            ref=connection.ref,
            other=connection.other(person),
            state=state,
            begun_by_me=connection.begun_by_id == person.pk,
            alongside_at=connection.alongside_at,
            last_at=connection.last_at,
            unread=connection.unread,  # type: ignore[attr-defined]
        )
        for connection in connections
        if (state := _state(connection, person)) in wanted
    ]


def _state(connection: Connection, person: Person) -> State | None:
    if has_left(connection, person):
        return State.ENDED if connection.alongside_at else None
    return seen_as(connection, person)
