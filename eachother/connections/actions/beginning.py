"""A few begin: one asks some of those they are alongside, each answers for themselves, and whoever asked begins with
those who said yes. No record ever names somebody who has not."""

from collections.abc import Collection, Mapping

from django.db import transaction
from django.utils import timezone

from eachother.connections import rules
from eachother.connections.actions.epochs import check_members, put_epoch
from eachother.connections.actions.standing import end_all
from eachother.connections.actions.writing import locked, step, tell_pages
from eachother.connections.kinds import FEW_ASKED, FEW_BEGUN, FEW_YES
from eachother.connections.models import Among, Asking, Connection, Epoch, Member, State
from eachother.connections.queries import those_alongside
from eachother.connections.refusals import Impossible, NotYours, Refused
from eachother.live.nudges import nudge
from eachother.notices.actions import settle, settle_for_all, tell
from eachother.people.models import Person
from eachother.vault.envelopes import read_epoch


@transaction.atomic
def ask_few(people: Collection[str], *, by: Person) -> Connection:
    """Ask these people (by their refs) whether they would be a few together. Raises Refused `too-few`, `too-many`, or
    `not-alongside` when `by` is not alongside one of them."""
    refs = set(people)
    if len(refs) + 1 < rules.LEAST:
        raise Refused("too-few")
    if len(refs) + 1 > rules.MOST:
        raise Refused("too-many")
    asked = [person for person in those_alongside(by) if person.ref in refs]
    if len(asked) < len(refs):
        raise Refused("not-alongside")
    connection = Connection.objects.create(among=Among.FEW, begun_by=by, last_at=timezone.now())
    Member.objects.create(connection=connection, person=by)
    step(connection, State.PROPOSED, by)
    now = timezone.now()
    Asking.objects.bulk_create(Asking(connection=connection, person=person, by=by, told_at=now) for person in asked)
    for person in asked:
        tell(person, FEW_ASKED, about=connection.ref, by=by)
    nudge([by.pk], "today")
    return connection


@transaction.atomic
def would_come(asking: Asking) -> Asking:
    """Yes, for oneself. Twice is once."""
    connection = locked(asking.connection)
    asking = _still_open(asking)
    if asking.yes_at:
        return asking
    asking.yes_at = timezone.now()
    asking.save(update_fields=["yes_at"])
    settle(asking.person, FEW_ASKED, about=connection.ref)
    if connection.state == State.PROPOSED:
        tell(connection.begun_by, FEW_YES, about=connection.ref, by=asking.person)
    _moved(connection)
    nudge([asking.person_id], "today", f"alongside:{connection.ref}")
    return asking


@transaction.atomic
def rather_not(asking: Asking) -> None:
    """'Not now', also after a yes. Nobody is told: it looks as if it waited still."""
    asking = _still_open(asking)
    asking.put_aside_at = timezone.now()
    asking.save(update_fields=["put_aside_at"])
    settle(asking.person, FEW_ASKED, about=asking.connection.ref)
    nudge([asking.person_id], "today")


@transaction.atomic
def begin_few(connection: Connection, *, by: Person, record: str, grants: Mapping[str, str]) -> Connection:
    """They are a few from now on: whoever asked and those who said yes, by the first record. The same again is the same
    beginning. Raises Refused `too-few`, Malformed, or Impossible when the record names others than those."""
    connection = locked(connection)
    if connection.begun_by_id != by.pk:
        raise NotYours("not-yours")
    epoch = read_epoch(record, connection=connection.ref)
    first = Epoch.objects.filter(connection=connection, number=1).first()
    if first and bytes(first.digest) == epoch.hash:
        return connection
    if connection.state != State.PROPOSED:
        raise Refused(rules.seen_as(connection, by))
    askings = list(Asking.objects.open().filter(connection=connection).select_related("person"))
    came = [asking for asking in askings if asking.yes_at and not asking.person.left_at]
    people = [by, *(asking.person for asking in came)]
    if len(people) < rules.LEAST:
        raise Refused("too-few")
    if epoch.number != 1:
        raise Impossible("not-a-beginning")
    check_members(epoch, people, by)
    put_epoch(connection, epoch, people, grants, by)
    now = timezone.now()
    Member.objects.bulk_create(Member(connection=connection, person=asking.person) for asking in came)
    Asking.objects.filter(pk__in=[asking.pk for asking in came]).update(came_in_at=now)
    Asking.objects.open().filter(connection=connection).update(put_aside_at=now)
    for kind in (FEW_ASKED, FEW_YES):
        settle_for_all(kind, about=[connection.ref])
    step(connection, State.ALONGSIDE, by)
    for asking in came:
        tell(asking.person, FEW_BEGUN, about=connection.ref, by=by)
        nudge([asking.person_id], "today", f"alongside:{connection.ref}")
    _moved(connection)
    return connection


@transaction.atomic
def take_beginning_back(connection: Connection, *, by: Person) -> None:
    """Not after all: nobody is asked any more. Twice is once."""
    connection = locked(connection)
    if connection.begun_by_id != by.pk:
        raise NotYours("not-yours")
    if connection.state == State.PROPOSED:
        Asking.objects.open().filter(connection=connection).update(put_aside_at=timezone.now())
        end_all(connection, by)


def _still_open(asking: Asking) -> Asking:
    found = Asking.objects.open().filter(pk=asking.pk).select_related("person", "connection").first()
    if found is None:
        raise Refused("gone")
    return found


def _moved(connection: Connection) -> None:
    connection.revision += 1
    connection.save(update_fields=["revision"])
    nudge(connection.member_ids, "today")
    tell_pages(connection)
