"""A new key for a connection, after one of its members has renewed theirs."""

from collections.abc import Mapping

from django.db import transaction

from eachother.connections import rules
from eachother.connections.actions.writing import identities, locked, signing_key, tell_pages
from eachother.connections.models import Connection, Epoch, Grant
from eachother.connections.refusals import Impossible, Refused
from eachother.people.models import Person
from eachother.vault.encoding import to_base64
from eachother.vault.envelopes import read_epoch


@transaction.atomic
def renew_keys(connection: Connection, *, by: Person, record: str, grants: Mapping[str, str]) -> Epoch:
    """Store the next epoch, for the same members with the keys they have now. The same again is the same row.

    Raises Refused `epoch` when another was first, Malformed or Impossible when it does not fit.
    """
    connection = locked(connection)
    epoch = read_epoch(record, connection=connection.ref)
    last = Epoch.objects.filter(connection=connection).order_by("-number")[0]
    if bytes(last.digest) == epoch.hash:
        return last
    if reason := rules.why_no_words(connection, by):
        raise Refused(reason)
    if epoch.number != last.number + 1:
        raise Refused("epoch", epoch=last.number)
    people = [member.person for member in connection.members.all()]
    keys = identities(people)
    if epoch.by != by.ref or [tuple(member) for member in epoch.members] != [
        (key.account, key.ed25519, key.x25519) for key in keys.values()
    ]:
        raise Impossible("other-members")
    epoch.check_author(signing_key(by))
    epoch.check_follows(read_epoch(to_base64(bytes(last.record)), connection=connection.ref))
    checked = epoch.check_grants(grants)
    row = Epoch.objects.create(connection=connection, number=epoch.number, record=epoch.blob, digest=epoch.hash, by=by)
    Grant.objects.bulk_create(Grant(epoch=row, person=person, sealed=checked[person.ref]) for person in people)
    connection.revision += 1
    connection.save(update_fields=["revision"])
    tell_pages(connection)
    return row
