"""Those one is alongside, for Today and the top of People."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from eachother.connections.models import UNTOLD, Connection, Member, Message, State
from eachother.foundation.prepared import Prepared
from eachother.people.models import Person

AT_ONCE = 8
TOGETHER = (State.ALONGSIDE, State.PAUSED)


class Other(NamedTuple):
    ref: str
    name: str


class Alongside(NamedTuple):
    """Somebody one is alongside. `is_new`: something of theirs has not been read."""

    ref: str
    other: Other
    paused: bool
    last_at: datetime
    is_new: bool


def alongside(person: Person) -> list[Alongside]:
    """Those one is alongside, also while it is paused; the liveliest first. One query."""
    return [
        Alongside(ref, Other(other_ref, name), state == State.PAUSED, last_at, is_new)
        for ref, other_ref, name, state, last_at, is_new in _others(person=person)
    ]


def _others_alongside(person: Person) -> QuerySet[Any, Any]:
    mine = Member.objects.filter(connection=OuterRef("connection"), person=person)
    unread = Message.objects.filter(
        connection=OuterRef("connection"), sender=OuterRef("person"), place__gt=Subquery(mine.values("read_to"))
    ).exclude(Q(kind__in=UNTOLD) | Q(deleted_at__isnull=False))
    return (
        Member.objects.filter(
            connection__in=Connection.objects.of(person).filter(state__in=TOGETHER), person__left_at=None
        )
        .exclude(person=person)
        .annotate(is_new=Exists(unread))
        .order_by("-connection__last_at")
        .values_list(
            "connection__ref", "person__ref", "person__name", "connection__state", "connection__last_at", "is_new"
        )
    )[:AT_ONCE]


_others = Prepared(_others_alongside, person=Person)
