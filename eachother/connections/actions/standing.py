"""Coming alongside, putting aside, pausing, going on, ending."""

from django.db import transaction
from django.utils import timezone

from eachother.connections import announcements, rules
from eachother.connections.actions.looking import forget_days
from eachother.connections.actions.showing import forget_plans
from eachother.connections.actions.signs import forget_signs
from eachother.connections.actions.writing import already_there, locked, put, step, take_out, tell_pages
from eachother.connections.kinds import (
    AGAIN,
    ALONGSIDE,
    CLAUSE,
    FEW_ASKED,
    FEW_BEGUN,
    FEW_CAME,
    FEW_CLAUSE,
    FEW_WORDS,
    FEW_YES,
    HELLO,
    POWER_GONE,
    POWER_SAID,
    WORDS,
)
from eachother.connections.models import Asking, Connection, Kind, Member, Message, State
from eachother.connections.refusals import Impossible, NotYours, Refused
from eachother.live.nudges import nudge
from eachother.notices.actions import settle, settle_for_all, tell
from eachother.people.models import Person
from eachother.vault.envelopes import read_message

OF_TWO = (HELLO, WORDS, CLAUSE, ALONGSIDE, AGAIN, POWER_SAID, POWER_GONE)
OF_FEW = (FEW_ASKED, FEW_YES, FEW_BEGUN, FEW_CAME, FEW_WORDS, FEW_CLAUSE, POWER_SAID, POWER_GONE)


@transaction.atomic
def come_alongside(connection: Connection, *, by: Person) -> Connection:
    """Both have now said yes. Asked twice, it is done once."""
    connection = locked(connection)
    if connection.state == State.ALONGSIDE:
        return connection
    _answering(connection, by)
    step(connection, State.ALONGSIDE, by)
    settle(by, "connections.hello", about=connection.ref)
    tell(connection.begun_by, "connections.alongside", about=connection.ref, by=by)
    _tell_everybody(connection)
    announcements.came_alongside.send(sender=None, connection=connection)
    return connection


@transaction.atomic
def decline(connection: Connection, *, by: Person) -> Connection:
    """'Not now'. Quiet: nothing that whoever said hello can see changes, not even a nudge."""
    connection = locked(connection)
    if connection.state == State.DECLINED and connection.begun_by_id != by.pk:
        return connection
    _answering(connection, by)
    step(connection, State.DECLINED, by)
    settle(by, "connections.hello", about=connection.ref)
    nudge([by.pk], "today", f"alongside:{connection.ref}")
    announcements.parted.send(sender=None, connection=connection)
    return connection


@transaction.atomic
def pause(connection: Connection, *, by: Person) -> Connection:
    """Quiet for a while, because one wants it. Raises Refused when it is neither alongside nor paused."""
    connection = locked(connection)
    if connection.state == State.PAUSED:
        Member.objects.filter(connection=connection, person=by).update(wants_resume_at=None)
        return connection
    if not rules.may_pause(connection):
        raise Refused(rules.seen_as(connection, by))
    step(connection, State.PAUSED, by)
    _tell_everybody(connection)
    return connection


@transaction.atomic
def resume(connection: Connection, *, by: Person) -> Connection:
    """This one would go on; when both would, they do."""
    connection = locked(connection)
    if connection.state == State.ALONGSIDE:
        return connection
    if not rules.may_resume(connection):
        raise Refused(rules.seen_as(connection, by))
    members = Member.objects.filter(connection=connection)
    members.filter(person=by, wants_resume_at=None).update(wants_resume_at=timezone.now())
    if members.filter(wants_resume_at=None).exists():
        for other in connection.others(by):
            tell(other, "connections.again", about=connection.ref, by=by)
    else:
        members.update(wants_resume_at=None)
        step(connection, State.ALONGSIDE, by)
        _settle_all(connection, "connections.again")
    _tell_everybody(connection)
    return connection


@transaction.atomic
def end(connection: Connection, *, by: Person) -> Connection:
    """Over, for both. A hello without an answer is taken back: its words go too, and nobody sees it any more."""
    connection = locked(connection)
    if connection.state == State.ENDED:
        return connection
    if not rules.may_end(connection, by):
        raise NotYours("not-yours")
    end_all(connection, by)
    return connection


@transaction.atomic
def end_with_words(connection: Connection, *, by: Person, sealed: str) -> Connection:
    """Over, with a last word of `by`: both or neither. The same envelope again is the same end.

    Raises Malformed, Impossible, or Refused as `send` does.
    """
    envelope = read_message(sealed, connection=connection.ref, sender=by.ref)
    if envelope.kind != Kind.WORDS:
        raise Impossible("not-words")
    connection = locked(connection)
    if already_there(connection, by, envelope):
        return connection
    if not rules.may_say_last_words(connection, by):
        raise Refused(rules.why_no_words(connection, by) or "ended")
    put(connection, by, envelope)
    end_all(connection, by)
    for other in connection.others(by):
        tell(other, "connections.words", about=connection.ref, by=by)
    return connection


@transaction.atomic
def part(by: Person, other: Person) -> None:
    """Whatever is between the two is over, because `by` has blocked the other; neither asks the other anywhere."""
    pair = (by, other)
    Asking.objects.open().filter(by__in=pair, person__in=pair).update(put_aside_at=timezone.now())
    for connection in Connection.objects.between(by, other).exclude(state=State.ENDED):
        end_all(locked(connection), by)


def _answering(connection: Connection, by: Person) -> None:
    if connection.begun_by_id == by.pk:
        raise NotYours("not-yours")
    if not rules.may_answer(connection, by):
        raise Refused(rules.seen_as(connection, by))


def end_all(connection: Connection, by: Person) -> None:
    """The end of a locked connection, whatever it was before."""
    if connection.alongside_at is None:
        take_out(Message.objects.filter(connection=connection))
    step(connection, State.ENDED, by)
    forget_signs(connection)
    forget_plans(connection)
    forget_days(connection)
    settle_everything(connection)
    _tell_everybody(connection)
    if not connection.is_few:  # between any two of a few it is as it was
        announcements.parted.send(sender=None, connection=connection)


def settle_everything(connection: Connection) -> None:
    """Nothing of it waits for anybody any more; of a few also for nobody who was asked."""
    if not connection.is_few:
        _settle_all(connection, *OF_TWO)
        return
    for kind in OF_FEW:
        settle_for_all(kind, about=[connection.ref])


def _settle_all(connection: Connection, *kinds: str) -> None:
    for member in connection.members.all():
        for kind in kinds:
            settle(member.person, kind, about=connection.ref)


def _tell_everybody(connection: Connection) -> None:
    nudge(connection.member_ids, "today")
    tell_pages(connection)
