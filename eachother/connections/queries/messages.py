"""Messages of a connection, a page at a time."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models.query import QuerySet

from eachother.connections.models import UNTOLD, Connection, Message
from eachother.foundation.prepared import Prepared
from eachother.people.models import Person

AT_FIRST = 16  # fills a screen; what came before follows at once when the screen is tall
AT_ONCE = 50
AT_MOST = 200
SIZES = (AT_FIRST, AT_ONCE, AT_MOST)
BEYOND = 2**31 - 1  # no message has this place


class Sent(NamedTuple):
    """A message as it is handed on. Of one that its sender has deleted, `envelope` is None."""

    place: int
    at: datetime
    sender: str
    sequence: int
    envelope: bytes | None
    digest: bytes

    @classmethod
    def of(cls, message: Message) -> "Sent":
        return cls(
            message.place,
            message.created_at,
            message.sender.ref,
            message.sequence,
            None if message.envelope is None else bytes(message.envelope),
            bytes(message.digest),
        )


def messages_of(
    connection: Connection,
    *,
    since: int = 0,
    before: int | None = None,
    after: int | None = None,
    limit: int = AT_ONCE,
) -> list[Sent]:
    """Oldest first: the newest `limit`, those just before a place, or those just after one; none up to `since`, the
    place from which somebody of a few may read. One query."""
    limit = max(1, min(limit, AT_MOST))
    many = next(size for size in SIZES if limit <= size)
    if after is not None:
        return [Sent(*row) for row in _after[many](connection=connection, place=max(after, since))[:limit]]
    newest = _before[many](connection=connection, place=BEYOND if before is None else before)[:limit]
    return [sent for sent in (Sent(*row) for row in reversed(newest)) if sent.place > since]


def _sent(connection: Connection) -> QuerySet[Message, tuple[Any, ...]]:
    return Message.objects.filter(connection=connection).values_list(
        "place", "created_at", "sender__ref", "sequence", "envelope", "digest"
    )


def _prepare(order: str, many: int) -> Prepared[tuple[Any, ...]]:
    side = "lt" if order.startswith("-") else "gt"
    return Prepared(
        lambda connection, place: _sent(connection).filter(**{f"place__{side}": place}).order_by(order)[:many],
        connection=Connection,
        place=int,
    )


_after = {many: _prepare("place", many) for many in SIZES}
_before = {many: _prepare("-place", many) for many in SIZES}


def unread_in(connection: Connection, person: Person) -> QuerySet[Message]:
    """What others said since this person last read."""
    return (
        Message.objects.filter(connection=connection, place__gt=connection.member(person).read_to, deleted_at=None)
        .exclude(sender=person)
        .exclude(kind__in=UNTOLD)
    )
