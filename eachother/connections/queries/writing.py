"""What every write in a connection asks inside its lock: all of it prepared, for writing is what people do most."""

from typing import Any, NamedTuple

from django.db import connections as databases
from django.db.models import QuerySet

from eachother.connections.models import Connection, Epoch, Grant, Message, members_with_person
from eachother.foundation.prepared import Prepared
from eachother.people.models import Person


class Last(NamedTuple):
    """The newest envelope of somebody in a connection; before the first one (0, None)."""

    sequence: int
    hash: bytes | None


class Newest(NamedTuple):
    """The newest epoch of a connection."""

    pk: int
    number: int
    hash: bytes


def held(connection: Connection) -> Connection:
    """The connection as it is now, with its members, held until this transaction ends. One query, two where rows are
    locked one by one: SQLite has let nobody else write since the transaction began. Raises DoesNotExist."""
    rows = Connection.objects.select_for_update()
    if databases[rows.db].features.has_select_for_update:
        rows.values_list("pk").get(pk=connection.pk)
    members = _members(connection=connection)
    if not members:
        raise Connection.DoesNotExist
    found: Connection = members[0].connection
    return found.with_these(members)


def last_of(connection: Connection, sender: Person) -> Last:
    rows = _last(connection=connection, person=sender)
    return Last(rows[0][0], bytes(rows[0][1])) if rows else Last(0, None)


def newest_epoch(connection: Connection) -> Newest:
    pk, number, digest = _newest(connection=connection)[0]
    return Newest(pk, number, bytes(digest))


def granted(epoch: int) -> set[int]:
    """Who (by id) was handed the key of this epoch."""
    return set(Grant.objects.filter(epoch=epoch).values_list("person_id", flat=True))


def _members_of(connection: Connection) -> QuerySet[Any, Any]:
    return members_with_person().filter(connection=connection).select_related("connection").order_by("pk")


def _last_by(connection: Connection, person: Person) -> QuerySet[Message, tuple[Any, ...]]:
    theirs = Message.objects.filter(connection=connection, sender=person)
    return theirs.order_by("-sequence").values_list("sequence", "digest")[:1]


def _newest_of(connection: Connection) -> QuerySet[Epoch, tuple[Any, ...]]:
    return Epoch.objects.filter(connection=connection).order_by("-number").values_list("pk", "number", "digest")[:1]


_members = Prepared(_members_of, connection=Connection)
_last = Prepared(_last_by, connection=Connection, person=Person)
_newest = Prepared(_newest_of, connection=Connection)
