"""Setting a day to look at the agreement again, moving it, letting it go, and saying quietly that it has come."""

from contextlib import suppress
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from eachother.connections import rules
from eachother.connections.actions.writing import locked, tell_others, tell_pages
from eachother.connections.kinds import LOOK_NAMED, LOOK_NOW, kind_in
from eachother.connections.models import OPEN, Connection, Look
from eachother.connections.refusals import Impossible, Refused
from eachother.notices.actions import settle, settle_for_all, tell
from eachother.people.models import Person

AT_MOST = timedelta(days=2 * 366)


@transaction.atomic
def name_day(connection: Connection, *, by: Person, on: date) -> Look:
    """Propose a day; in the place of one that was proposed before. The day that the other has proposed is agreed to.
    Among a few it is set when somebody names it: it only reminds, and anybody can move it or let it go.

    Raises Impossible `past` or `far`, Refused when the two are not together.
    """
    connection = _together(connection, by)
    today = timezone.localdate()
    if not today < on <= today + AT_MOST:
        raise Impossible("past" if on <= today else "far")
    if connection.is_few:
        return _set(connection, on, by)
    proposed = Look.objects.filter(connection=connection, agreed_at=None).first()
    if proposed and proposed.on == on:
        return proposed if proposed.by_id == by.pk else _agree(connection, proposed, by)
    if proposed:
        proposed.delete()
    look = Look.objects.create(connection=connection, on=on, by=by)
    settle(by, LOOK_NAMED, about=connection.ref)
    tell_others(connection, LOOK_NAMED, by)
    _tell_pages(connection)
    return look


def _set(connection: Connection, on: date, by: Person) -> Look:
    there = Look.objects.filter(connection=connection, on=on).first()
    if there:
        return there
    forget_days(connection)
    look = Look.objects.create(connection=connection, on=on, by=by, agreed_at=timezone.now())
    tell_others(connection, LOOK_NAMED, by)
    _tell_pages(connection)
    return look


@transaction.atomic
def agree_to_day(connection: Connection, *, by: Person, on: date) -> Look:
    """Yes to the day that the other has proposed. Asked twice, it is done once. Raises Refused `day-moved`."""
    connection = _together(connection, by)
    agreed = Look.objects.filter(connection=connection, on=on).exclude(agreed_at=None).first()
    if agreed:
        return agreed
    proposed = Look.objects.filter(connection=connection, agreed_at=None, on=on).exclude(by=by).first()
    if proposed is None:
        raise Refused("day-moved")
    return _agree(connection, proposed, by)


@transaction.atomic
def let_day_go(connection: Connection, *, by: Person, only_proposed: bool = False) -> None:
    """No day is set any more, nor proposed: either may, at any time, also because they have looked. Or what is proposed
    alone is let go, and the day that both agreed on stays."""
    connection = _together(connection, by)
    if only_proposed:
        Look.objects.filter(connection=connection, agreed_at=None).delete()
        settle_for_all(LOOK_NAMED, about=[connection.ref])
    else:
        forget_days(connection)
    _tell_pages(connection)


def forget_days(connection: Connection) -> None:
    Look.objects.filter(connection=connection).delete()
    for kind in (LOOK_NAMED, LOOK_NOW):
        settle_for_all(kind_in(connection, kind), about=[connection.ref])


def say_that_it_is_time() -> int:
    """Each is told once, on Today, when the day has come. How many days have."""
    due = Look.objects.filter(on__lte=timezone.localdate(), told_at=None, connection__state__in=OPEN)
    said = 0
    for look in due.exclude(agreed_at=None).select_related("connection"):
        with suppress(Connection.DoesNotExist):  # erased meanwhile
            said += _say(look)
    return said


@transaction.atomic
def _say(look: Look) -> bool:
    connection = locked(look.connection)
    now = Look.objects.filter(pk=look.pk, told_at=None).update(told_at=timezone.now())
    for member in connection.present if now else ():
        others = connection.others(member.person)
        by = look.by if look.by in others else others[0]
        tell(member.person, kind_in(connection, LOOK_NOW), about=connection.ref, by=by)
    if now:
        _tell_pages(connection)
    return bool(now)


def _together(connection: Connection, by: Person) -> Connection:
    connection = locked(connection)
    if not rules.may_name_day(connection, by):
        raise Refused(rules.seen_as(connection, by))
    return connection


def _agree(connection: Connection, proposed: Look, by: Person) -> Look:
    Look.objects.filter(connection=connection).exclude(pk=proposed.pk).delete()
    proposed.agreed_at = timezone.now()
    proposed.save(update_fields=["agreed_at"])
    settle_for_all(LOOK_NOW, about=[connection.ref])
    settle(by, LOOK_NAMED, about=connection.ref)
    _tell_pages(connection)
    return proposed


def _tell_pages(connection: Connection) -> None:
    connection.revision += 1
    connection.save(update_fields=["revision"])
    tell_pages(connection)
