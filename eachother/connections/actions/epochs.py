"""The next key of a connection: somebody has renewed theirs, somebody of a few has left, or somebody comes in."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from eachother.connections import rules
from eachother.connections.actions.writing import identities, locked, signing_key, tell_pages
from eachother.connections.kinds import FEW_ASKED, FEW_BEGUN, FEW_CAME
from eachother.connections.models import Approval, Asking, Connection, Epoch, Grant, Member
from eachother.connections.refusals import Impossible, Refused
from eachother.live.nudges import nudge
from eachother.notices.actions import settle, settle_for_all, tell
from eachother.people.models import Person
from eachother.vault.encoding import to_base64
from eachother.vault.envelopes import Epoch as Record
from eachother.vault.envelopes import read_epoch


@transaction.atomic
def go_on(connection: Connection, *, by: Person, record: str, grants: Mapping[str, str]) -> Epoch:
    """Store the next epoch: for those who are here, with the keys they have now, and with whoever is let in by the word
    of all of them and their own. The same again is the same row.

    Raises Refused `epoch` when another was first, Malformed or Impossible when it does not fit.
    """
    connection = locked(connection)
    epoch = read_epoch(record, connection=connection.ref)
    last = Epoch.objects.filter(connection=connection).order_by("-number").first()
    if last is None:
        raise Refused("waiting")
    if bytes(last.digest) == epoch.hash:
        return last
    if reason := rules.why_no_words(connection, by):
        raise Refused(reason)
    if epoch.number != last.number + 1:
        raise Refused("epoch", epoch=last.number)
    asking = _asking_in(connection, epoch)
    people = [member.person for member in connection.present] + ([asking.person] if asking else [])
    check_members(epoch, people, by)
    epoch.check_follows(read_epoch(to_base64(bytes(last.record)), connection=connection.ref))
    row = put_epoch(connection, epoch, people, grants, by)
    if asking:
        _come_in(connection, asking, by)
    # What was approved was approved for this epoch.
    Approval.objects.filter(asking__connection=connection, epoch__lte=epoch.number).delete()
    connection.revision += 1
    connection.save(update_fields=["revision"])
    tell_pages(connection)
    return row


def check_members(epoch: Record, people: list[Person], by: Person) -> None:
    """That a record is by this person and names these people, with the keys they have now, and nobody else."""
    keys = [(key.account, key.ed25519, key.x25519) for key in identities(people).values()]
    if epoch.by != by.ref or [tuple(member) for member in epoch.members] != keys:
        raise Impossible("other-members")
    epoch.check_author(signing_key(by))


def put_epoch(
    connection: Connection, epoch: Record, people: list[Person], grants: Mapping[str, str], by: Person
) -> Epoch:
    checked = epoch.check_grants(grants)
    row = Epoch.objects.create(connection=connection, number=epoch.number, record=epoch.blob, digest=epoch.hash, by=by)
    Grant.objects.bulk_create(Grant(epoch=row, person=person, sealed=checked[person.ref]) for person in people)
    return row


def _asking_in(connection: Connection, epoch: Record) -> Asking | None:
    """Whoever the record lets in, who has said yes to it."""
    here = {member.person.ref for member in connection.present}
    came = epoch.accounts - here
    if not connection.is_few or not came:
        return None
    wanted = Asking.objects.open().filter(connection=connection, person__ref__in=came, person__left_at=None)
    asking = wanted.exclude(yes_at=None).select_related("person").first()
    if len(came) > 1 or asking is None:
        raise Impossible("other-members")
    return asking


def _come_in(connection: Connection, asking: Asking, by: Person) -> None:
    """What was said before is not handed over."""
    place, person = connection.places, asking.person
    Member.objects.update_or_create(
        connection=connection,
        person=person,
        defaults={"left_at": None, "let_go_at": None, "from_place": place, "read_to": place},
    )
    Asking.objects.filter(pk=asking.pk).update(came_in_at=timezone.now())
    settle(person, FEW_ASKED, about=connection.ref)
    settle_for_all(FEW_CAME, about=[connection.ref])
    tell(person, FEW_BEGUN, about=connection.ref, by=by)
    nudge([person.pk], "today", f"alongside:{connection.ref}")
