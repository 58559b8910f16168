"""Those one is alongside, and the few one is in, for Today and the top of People."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Exists, JSONField, OuterRef, Q, QuerySet, Subquery
from django.db.models.sql.compiler import SQLCompiler

from eachother.connections.models import UNTOLD, Among, Connection, Member, Message, State
from eachother.foundation.prepared import Prepared
from eachother.people.models import Person
from eachother.people.models.person import called

AT_ONCE = 8
TOGETHER = (State.ALONGSIDE, State.PAUSED)


class Other(NamedTuple):
    ref: str
    name: str


class Alongside(NamedTuple):
    """Somebody one is alongside, or a few. `is_new`: something of theirs has not been read."""

    ref: str
    is_few: bool
    others: list[Other]
    paused: bool
    last_at: datetime
    is_new: bool

    @property
    def other(self) -> Other:
        """The one across, where there are two."""
        return self.others[0]

    @property
    def names(self) -> str:
        return ", ".join(called(one.name) for one in self.others)


class OthersIn(Subquery):
    """Everybody but this person who is in the outer query's connection, each with ref and name, as they came in."""

    template = "(SELECT json_group_array(json_array(other.ref, other.name)) FROM (%(subquery)s) AS other)"
    output_field = JSONField()

    def __init__(self, person: Person) -> None:
        there = Person.objects.filter(memberships__connection=OuterRef("pk"), memberships__left_at=None, left_at=None)
        super().__init__(there.exclude(pk=person.pk).order_by("memberships__pk").values("ref", "name"))

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Any:
        template = "(SELECT jsonb_agg(jsonb_build_array(other.ref, other.name)) FROM (%(subquery)s) AS other)"
        return self.as_sql(compiler, connection, template=template)


def alongside(person: Person) -> list[Alongside]:
    """Those one is alongside, also while it is paused, then the few one is in; the liveliest first, at most `AT_ONCE`
    of each. One query."""
    rows = [
        Alongside(
            ref, among == Among.FEW, [Other(*one) for one in others or ()], state == State.PAUSED, last_at, is_new
        )
        for ref, among, others, state, last_at, is_new in _beside(person=person)
    ]
    two = [one for one in rows if not one.is_few and one.others]  # nobody is across where the other has left
    return two[:AT_ONCE] + [one for one in rows if one.is_few][:AT_ONCE]


def _those_beside(person: Person) -> QuerySet[Any, Any]:
    mine = Member.objects.filter(connection=OuterRef("connection"), person=person)
    unread = Message.objects.filter(
        connection=OuterRef("pk"), deleted_at=None, place__gt=Subquery(mine.values("read_to"))
    )
    unread = unread.exclude(sender=person).exclude(kind__in=UNTOLD)
    shown = Q(among=Among.TWO, state__in=TOGETHER) | Q(among=Among.FEW, state=State.ALONGSIDE)
    return (
        Connection.objects.of(person)
        .filter(shown)
        .order_by("-last_at")
        .values_list("ref", "among", OthersIn(person), "state", "last_at", Exists(unread))
    )[: 2 * AT_ONCE]


_beside = Prepared(_those_beside, person=Person)
