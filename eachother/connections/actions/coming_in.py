"""Somebody more comes into a few: by the signed word of everybody who is there, for this epoch, and by their own."""

from django.db import transaction
from django.utils import timezone

from eachother.connections import rules
from eachother.connections.actions.writing import identities, locked, signing_key, tell_others, tell_pages
from eachother.connections.kinds import FEW_ASKED, FEW_CAME
from eachother.connections.models import Approval, Asking, Connection, Epoch, State
from eachother.connections.queries import those_alongside
from eachother.connections.refusals import Refused
from eachother.live.nudges import nudge
from eachother.notices.actions import settle, settle_for_all, tell
from eachother.people.models import Person
from eachother.vault.envelopes import check_approval, read_told
from eachother.vault.envelopes.epochs import Member as Newcomer


@transaction.atomic
def propose_person(
    connection: Connection, *, ref: str, by: Person, epoch: int, signature: str, told: str = ""
) -> Asking:
    """`by` would like somebody they are alongside to come in; it waits for the others' word, and only then is that one
    asked. Proposed by two, it is one. `told` is what they tell that one of the agreement, sealed to them.

    Raises Refused: `epoch` (it has moved on), `not-alongside`, `full`, `asked-lately`, and what keeps words from being
    said; Malformed when the signature is not for this.
    """
    connection = _together(connection, by)
    there = Asking.objects.open().filter(connection=connection, person__ref=ref).first()
    if there is None:
        there = _ask(connection, ref, by)
    _approve(connection, there, by, epoch=epoch, signature=signature, told=told)
    return there


@transaction.atomic
def approve_person(
    connection: Connection, asking: Asking, *, by: Person, epoch: int, signature: str, told: str = ""
) -> Asking:
    """The word of one more. Twice is once. Raises Refused as above, and `gone` when it was put aside meanwhile."""
    connection = _together(connection, by)
    still = Asking.objects.open().filter(pk=asking.pk).first()
    if still is None:
        raise Refused("gone")
    _approve(connection, still, by, epoch=epoch, signature=signature, told=told)
    return still


@transaction.atomic
def put_person_aside(connection: Connection, asking: Asking, *, by: Person) -> None:
    """Not now: anybody who is there can say so, no reason is asked, and nobody is told by whom. Whoever it is about
    learns of nothing when they had not been asked yet."""
    connection = _together(connection, by)
    Asking.objects.open().filter(pk=asking.pk).update(put_aside_at=timezone.now())
    settle(asking.person, FEW_ASKED, about=connection.ref)
    settle_for_all(FEW_CAME, about=[connection.ref])
    _moved(connection)


def _together(connection: Connection, by: Person) -> Connection:
    connection = locked(connection)
    if not connection.is_few or connection.state != State.ALONGSIDE:
        raise Refused(rules.why_no_words(connection, by) or "not-for-two")
    return connection


def _ask(connection: Connection, ref: str, by: Person) -> Asking:
    person = next((one for one in those_alongside(by) if one.ref == ref), None)
    if person is None or person.pk in connection.member_ids:
        raise Refused("not-alongside")
    asked = Asking.objects.filter(connection=connection)
    if not rules.has_room(connection, asked.open().count()):
        raise Refused("full")
    lately = timezone.now() - rules.ASKED_AGAIN_AFTER
    if asked.filter(put_aside_at__gt=lately, person=person).exists():
        raise Refused("asked-lately")
    asking = Asking.objects.create(connection=connection, person=person, by=by)
    tell_others(connection, FEW_CAME, by)
    return asking


def _approve(connection: Connection, asking: Asking, by: Person, *, epoch: int, signature: str, told: str) -> None:
    last = Epoch.objects.filter(connection=connection).order_by("-number")[0]
    if epoch != last.number + 1:
        raise Refused("epoch", epoch=last.number)
    key = identities([asking.person])[asking.person.ref]
    signed = check_approval(
        signature,
        ed25519=signing_key(by),
        connection=connection.ref,
        epoch=epoch,
        previous=bytes(last.digest),
        newcomer=Newcomer(key.account, key.ed25519, key.x25519),
    )
    given = {"signature": signed, "told": read_told(told) if told else None}
    Approval.objects.update_or_create(asking=asking, person=by, epoch=epoch, defaults=given)
    settle(by, FEW_CAME, about=connection.ref)
    approved = set(Approval.objects.filter(asking=asking, epoch=epoch).values_list("person_id", flat=True))
    if approved >= set(connection.member_ids) and not asking.told_at:
        Asking.objects.filter(pk=asking.pk).update(told_at=timezone.now())
        tell(asking.person, FEW_ASKED, about=connection.ref, by=asking.by)
    _moved(connection)


def _moved(connection: Connection) -> None:
    connection.revision += 1
    connection.save(update_fields=["revision"])
    nudge(connection.member_ids, "today")
    tell_pages(connection)
