"""Somebody leaves, or lets go of what has ended: what stays of it is what others still need."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from eachother.connections import rules
from eachother.connections.actions.files import drop_files
from eachother.connections.actions.standing import OF_FEW, OF_TWO, end_all
from eachother.connections.actions.writing import locked, take_out, tell_pages
from eachother.connections.kinds import LOOK_NAMED, LOOK_NOW, kind_in
from eachother.connections.models import (
    UNTOLD,
    Among,
    Approval,
    Asking,
    Clause,
    Connection,
    Consent,
    Grant,
    Look,
    Member,
    Message,
    Reopening,
    State,
    Step,
    Wording,
)
from eachother.connections.refusals import Refused
from eachother.live.nudges import nudge
from eachother.notices.actions import settle
from eachother.people.actions import release
from eachother.people.models import Leaving, Person, Words


def tell_of(person: Person) -> None:
    """They have left, or are back: the pages of those they are connected with look again. Out of a few they are at
    once, so that the others can go on."""
    if person.left_at:
        _leave_all_few(person)
    for connection in Connection.objects.of(person).with_members():
        nudge(connection.member_ids, "today")
        tell_pages(connection)


@transaction.atomic
def forget(person: Person) -> None:
    """Every connection of theirs with one other ends, and a few go on without them. It goes wholly when nothing
    in it is for anybody else to read."""
    words_go = Leaving.objects.filter(person=person, words=Words.GO).exists()
    _leave_all_few(person)
    Asking.objects.filter(Q(person=person) | Q(by=person)).delete()
    Look.objects.filter(by=person, connection__among=Among.FEW).delete()
    Approval.objects.filter(person=person).delete()
    for connection in Connection.objects.filter(members__person=person).order_by("pk"):
        _leave(locked(connection), person, words_go=words_go)


@transaction.atomic
def leave_few(connection: Connection, *, by: Person) -> None:
    """Out of a few, alone and at once: from here on nothing of it is theirs to see, and those who stay make a new key
    before anything is said. When one is left it has ended. Twice is once. Raises Refused when it is not among a few."""
    connection = locked(connection)
    if connection.member(by).left_at:
        return
    if not rules.may_leave(connection):
        raise Refused(rules.seen_as(connection, by))
    now = timezone.now()
    Member.objects.filter(connection=connection, person=by).update(left_at=now, read_to=0)
    Asking.objects.open().filter(connection=connection, by=by).update(put_aside_at=now)
    Approval.objects.filter(asking__connection=connection).delete()
    drop_files(connection=connection, message=None, blob__by=by)
    for kind in (*OF_FEW, *(kind_in(connection, kind) for kind in (LOOK_NAMED, LOOK_NOW))):
        settle(by, kind, about=connection.ref)
    connection = locked(connection)
    connection.revision += 1
    connection.save(update_fields=["revision"])
    nudge([by.pk, *connection.member_ids], "today")
    nudge([by.pk], f"alongside:{connection.ref}")
    tell_pages(connection)
    if len(connection.present) < 2:
        Asking.objects.open().filter(connection=connection).update(put_aside_at=now)
        end_all(connection, by)


@transaction.atomic
def let_go(connection: Connection, *, by: Person) -> None:
    """`by` keeps nothing of it: no key, no place in a list, no notice. What the other holds stays theirs; when nobody
    holds anything, all of it goes. Raises Refused while the two are together."""
    connection = locked(connection)
    if not rules.may_let_go(connection, by):
        raise Refused(rules.seen_as(connection, by))
    if connection.state != State.ENDED:  # who has left may come back, and is not left talking to nobody
        end_all(connection, by)
    Grant.objects.filter(epoch__connection=connection, person=by).delete()
    Member.objects.filter(connection=connection, person=by).update(let_go_at=timezone.now(), read_to=0)
    for kind in OF_FEW if connection.is_few else OF_TWO:
        settle(by, kind, about=connection.ref)
    nudge([by.pk], "today")
    if not _is_somebody_s(connection, by):
        _remove(connection, by)


def _leave_all_few(person: Person) -> None:
    """What they had only asked for is asked no longer."""
    for connection in Connection.objects.of(person).of_few().order_by("pk"):
        if connection.state == State.ALONGSIDE:
            leave_few(connection, by=person)
        elif connection.state == State.PROPOSED:
            Asking.objects.open().filter(connection=connection).update(put_aside_at=timezone.now())
            end_all(locked(connection), person)


def _leave(connection: Connection, person: Person, *, words_go: bool) -> None:
    if Connection.objects.of(person).filter(pk=connection.pk).exists():  # across a block nobody learns of it
        nudge(connection.member_ids, "today")
        tell_pages(connection)
    drop_files(connection=connection, message=None, blob__by=person)
    if words_go:
        _take_words_away(connection, person)
    if not _is_somebody_s(connection, person):
        _remove(connection, person)
        return
    if connection.state != State.ENDED and not connection.is_few:
        end_all(connection, person)
    Step.objects.filter(connection=connection, by=person).delete()
    Grant.objects.filter(epoch__connection=connection, person=person).delete()
    Member.objects.filter(connection=connection, person=person).update(
        read_to=0, wants_resume_at=None, seen_to=None, writing_shown_at=None, plan_at_hand_at=None
    )


def _take_words_away(connection: Connection, person: Person) -> None:
    """Their envelopes go as with deletion; and so does what they put into the agreement, with their consent to it."""
    Wording.objects.filter(clause__connection=connection, message__sender=person).delete()
    Consent.objects.filter(wording__clause__connection=connection, person=person).delete()
    Reopening.objects.filter(clause__connection=connection, by=person).delete()
    Clause.objects.filter(connection=connection, wordings=None).delete()
    take_out(Message.objects.filter(connection=connection, sender=person))
    connection.revision += 1
    connection.save(update_fields=["revision"])


def _is_somebody_s(connection: Connection, person: Person) -> bool:
    """Whether somebody who is still here has something to read in it. A hello without an answer goes with either."""
    others = [member for member in connection.present if member.person_id != person.pk]
    somebody_here = any(member.person.name and member.let_go_at is None for member in others)
    words = Message.objects.filter(connection=connection, deleted_at=None).exclude(kind__in=UNTOLD)
    return connection.alongside_at is not None and somebody_here and words.exists()


def _remove(connection: Connection, person: Person) -> None:
    """All of it, and with it those who have left before, when this was the last that needed them."""
    everybody = connection.everybody
    drop_files(connection=connection)
    connection.delete()
    for other in everybody:
        if other.pk != person.pk:
            release(other)
