"""The day to look again, as it stands between two."""

from typing import NamedTuple

from eachother.connections.models import Connection, Look


class Days(NamedTuple):
    """The day that both agreed to, and the one that one of them proposes."""

    agreed: Look | None
    proposed: Look | None


def days_of(connection: Connection) -> Days:
    """One query."""
    looks = list(Look.objects.filter(connection=connection).select_related("by"))
    return Days(
        agreed=next((look for look in looks if look.agreed_at), None),
        proposed=next((look for look in looks if not look.agreed_at), None),
    )
