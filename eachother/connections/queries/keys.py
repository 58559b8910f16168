"""The keys of a connection, as one member is given them. The browser checks all of it (vault/README.md)."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery

from eachother.connections.models import Connection, Epoch, Grant
from eachother.connections.queries.writing import last_of
from eachother.foundation.prepared import Many, Prepared
from eachother.people.models import Keyring, Person
from eachother.vault.encoding import to_base64

Rows = QuerySet[Any, tuple[Any, ...]]


class Keys(NamedTuple):
    """Each as base64url. `epochs`: (record, own grant or None); `last`: the person's newest message; `present`: who of
    a few is still here, by their refs (of two: None, for there it says nothing)."""

    epochs: list[tuple[str, str | None]]
    identities: dict[str, str]
    last: tuple[int, str] | None
    present: list[str] | None


def identities_of(people: Iterable[Person]) -> dict[str, str]:
    """ref → signed public identity. One query."""
    rings = _identities(people=[person.pk for person in people])
    return {ref: to_base64(bytes(identity)) for ref, identity in rings}


def keys_for(connection: Connection, person: Person) -> Keys:
    """Three queries."""
    epochs = _epochs(connection=connection, person=person)
    last = last_of(connection, person)
    return Keys(
        epochs=[
            (to_base64(bytes(record)), None if sealed is None else to_base64(bytes(sealed)))
            for record, sealed in epochs
        ],
        identities=identities_of(connection.everybody),
        last=(last.sequence, to_base64(last.hash)) if last.hash else None,
        present=[member.person.ref for member in connection.present] if connection.is_few else None,
    )


def _identities_of_all(people: list[int]) -> Rows:
    return Keyring.objects.filter(person__in=people).values_list("person__ref", "identity")


def _epochs_with_grants(connection: Connection, person: Person) -> Rows:
    grant = Grant.objects.filter(epoch=OuterRef("pk"), person=person).values("sealed")
    return Epoch.objects.filter(connection=connection).order_by("number").values_list("record", Subquery(grant))


_identities = Prepared(_identities_of_all, people=Many(int))
_epochs = Prepared(_epochs_with_grants, connection=Connection, person=Person)
