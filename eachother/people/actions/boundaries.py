"""Where a person draws a line, and the way that two nods open. Said twice is said once; nobody is told of a line."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from eachother.live.nudges import nudge
from eachother.people import announcements, rules
from eachother.people.models import Acquaintance, Block, Mute, Person
from eachother.people.problems import Problem


@transaction.atomic
def mute(other: Person, *, by: Person, lasts: timedelta | None = None) -> None:
    """`by` no longer comes across `other`, for so long, or until they lift it; said again, the last word counts.

    Raises Problem 'yourself'.
    """
    _not_oneself(by, other)
    until = timezone.now() + lasts if lasts else None
    if Mute.objects.update_or_create(by=by, other=other, defaults={"until": until})[1]:
        announcements.muted.send(sender=None, by=by, other=other)
        nudge([by.pk], "today", "people")


@transaction.atomic
def unmute(other: Person, *, by: Person) -> None:
    if Mute.objects.filter(by=by, other=other).delete()[0]:
        announcements.unmuted.send(sender=None, by=by, other=other)
        nudge([by.pk], "today", "people")


@transaction.atomic
def fade_mutes() -> int:
    """Those that were for a time are over. Says how many."""
    over = list(Mute.objects.faded().select_for_update())
    Mute.objects.filter(pk__in=[one.pk for one in over]).delete()
    nudge({one.by_id for one in over}, "today", "people")
    return len(over)


@transaction.atomic
def block(other: Person, *, by: Person) -> None:
    """Neither exists for the other from now on, and what two nods had opened is closed. Raises Problem 'yourself'."""
    _not_oneself(by, other)
    if Block.objects.get_or_create(by=by, other=other)[1]:
        unacquaint(by, other)
        announcements.blocked.send(sender=None, by=by, other=other)
        nudge([by.pk, other.pk], "today", "people")


@transaction.atomic
def unblock(other: Person, *, by: Person) -> None:
    """They may come across each other again, as strangers."""
    if Block.objects.filter(by=by, other=other).delete()[0]:
        announcements.unblocked.send(sender=None, by=by, other=other)
        nudge([by.pk], "today", "people")


def acquaint(one: Person, other: Person) -> None:
    """Both have nodded."""
    low, high = sorted((one, other), key=lambda person: person.pk)
    Acquaintance.objects.get_or_create(low=low, high=high)


def unacquaint(one: Person, other: Person) -> None:
    """One of the nods is gone."""
    low, high = sorted((one.pk, other.pk))
    Acquaintance.objects.filter(low=low, high=high).delete()


def _not_oneself(by: Person, other: Person) -> None:
    if not rules.may_draw_a_line(by, other):
        raise Problem("yourself")
