"""Letting the other see how far one has read, and that one is writing. Each says so for themselves, and may stop."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from eachother.connections.actions.writing import locked, tell_pages
from eachother.connections.models import Connection, Member
from eachother.connections.queries import beside, signs
from eachother.connections.refusals import Refused
from eachother.connections.rules import may_show_each_other, seen_as
from eachother.live.nudges import nudge, whisper
from eachother.live.presence import here
from eachother.people.models import Person


@transaction.atomic
def let_see(connection: Connection, *, by: Person, reading: bool, writing: bool) -> Connection:
    """It is so while the other wants it too. What was shown before begins anew, and switched off it is forgotten.

    Raises Refused when the two are not alongside.
    """
    connection = locked(connection)
    if not may_show_each_other(connection):
        raise Refused(seen_as(connection, by))
    members = Member.objects.filter(connection=connection)
    mine = members.filter(person=by)
    if reading != (connection.member(by).seen_to is not None):
        mine.update(seen_to=0 if reading else None)
        members.exclude(person=by).filter(seen_to__gt=0).update(seen_to=0)
    if writing:
        mine.filter(writing_shown_at=None).update(writing_shown_at=timezone.now())
    else:
        mine.update(writing_shown_at=None)
    tell_pages(connection)
    return connection


def show_read(connection: Connection, *, by: Person, to: int) -> None:
    """What `by` has read, for the other, as far as both want it. Only forward."""
    shown = signs(connection, by)
    if shown.reading and not shown.quiet:
        mine = Member.objects.filter(connection=connection, person=by, seen_to__lt=to)
        if mine.update(seen_to=to):
            nudge([other.pk for other in connection.others(by)], f"alongside:{connection.ref}")


def forget_signs(connection: Connection) -> None:
    """It is over: nothing is shown any more, and nothing kept."""
    shown = Q(seen_to__isnull=False) | Q(writing_shown_at__isnull=False)
    Member.objects.filter(shown, connection=connection).update(seen_to=None, writing_shown_at=None)


def be_writing(connection: Connection, *, by: Person) -> None:
    """Whisper to the other that `by` is writing, if both want it. It is stored nowhere, and their page forgets it."""
    shown = signs(connection, by)
    if shown.writing and not shown.quiet:
        whisper([other.pk for other in connection.others(by)], f"writing:{connection.ref}")


def tell_of_presence(person_id: int) -> None:
    """They have come or gone: open conversations with them show it."""
    others = beside(person_id)
    present = here(other for other, _ref in others)
    for other, ref in others:
        if other in present:
            nudge([other], f"alongside:{ref}")
