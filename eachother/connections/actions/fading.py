"""Letting go what two have agreed to let go: the sealed words leave the server after the time they both said yes to."""

from contextlib import suppress
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from eachother.connections.actions.writing import locked, take_out
from eachother.connections.models import Connection, Message
from eachother.connections.queries import letting_go
from eachother.connections.rules import DELETABLE


def fade() -> int:
    """How many messages have gone. Each connection is looked at again under its lock: put back on the table a moment
    ago, nothing more goes."""
    gone = 0
    for connection in letting_go():
        with suppress(Connection.DoesNotExist):  # erased meanwhile, with all that was in it
            gone += _fade(connection)
    return gone


@transaction.atomic
def _fade(connection: Connection) -> int:
    connection = locked(connection)
    agreed = letting_go(connection)
    if not agreed:
        return 0
    before = timezone.now() - timedelta(days=agreed[connection])
    said = Message.objects.filter(connection=connection, kind__in=DELETABLE, created_at__lt=before)
    return take_out(said)
