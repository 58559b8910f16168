"""Telling whoever is alongside that somebody has put a power on the table, or taken one off."""

from django.db import transaction

from eachother.connections.actions.writing import tell_pages
from eachother.connections.kinds import POWER_GONE, POWER_SAID
from eachother.connections.models import Connection, State
from eachother.notices.actions import settle, tell
from eachother.people.models import Person


@transaction.atomic
def tell_of_powers(person: Person, *, said: bool) -> None:
    """Everybody alongside is told, also while it is paused; of the last change only, for it comes with all that is
    on the table now."""
    kind, before = (POWER_SAID, POWER_GONE) if said else (POWER_GONE, POWER_SAID)
    together = Connection.objects.of(person).filter(state__in=(State.ALONGSIDE, State.PAUSED)).with_members()
    for connection in together:
        for other in connection.others(person):
            settle(other, before, about=connection.ref)
            tell(other, kind, about=connection.ref, by=person)
        tell_pages(connection)
