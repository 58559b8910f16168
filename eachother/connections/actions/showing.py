"""Showing one's plan to whom one is alongside, taking it back, and having another's plan at hand.

Nobody is told of any of it: a plan that is shown is there, and one that was taken back is not. Open pages look again.
"""

from django.db import transaction
from django.utils import timezone

from eachother.connections import rules
from eachother.connections.actions.writing import check_epoch, locked, tell_pages
from eachother.connections.models import Connection, Member, ShownPlan
from eachother.connections.refusals import Refused
from eachother.people.models import Person
from eachother.vault.envelopes import read_shown


@transaction.atomic
def show_plan(connection: Connection, *, by: Person, sealed: str, by_itself: bool) -> tuple[ShownPlan, bool]:
    """This snapshot is the one that the other can open: (row, whether it is new). The same bytes again change only
    whether the next ones come by themselves.

    Raises Malformed, Impossible, or Refused: `stale` (another of one's devices was first; with the newest revision),
    `epoch`, `not-for-few`, and when nothing may be said: `paused`, `ended`, `waiting`, `left`.
    """
    shown = read_shown(sealed, connection=connection.ref, sender=by.ref)
    connection = locked(connection)
    reason = rules.why_no_words(connection, by)
    if reason or not rules.may_show_each_other(connection):
        raise Refused(reason or "not-for-few")
    plan = ShownPlan.objects.filter(connection=connection, person=by).first()
    new = plan is None or bytes(plan.sealed) != shown.sealed
    plan = plan or ShownPlan(connection=connection, person=by, revision=0)
    last = connection.member(by).plan_revision
    if new and shown.revision <= last:
        raise Refused("stale", revision=last)
    if new:
        check_epoch(connection, shown)
        Member.objects.filter(connection=connection, person=by).update(plan_revision=shown.revision)
        plan.revision, plan.sealed, plan.shown_at = shown.revision, shown.sealed, timezone.now()
        tell_pages(connection)
    plan.renewed_by_itself_at = (plan.renewed_by_itself_at or timezone.now()) if by_itself else None
    plan.save()
    return plan, new


@transaction.atomic
def take_plan_back(connection: Connection, *, by: Person) -> None:
    """It is gone from here, however things stand between the two. Twice is once."""
    gone, _ = ShownPlan.objects.filter(connection=connection, person=by).delete()
    if gone:
        tell_pages(connection)


@transaction.atomic
def take_plans_back(by: Person) -> None:
    """Everywhere: the plan itself is gone."""
    for plan in ShownPlan.objects.filter(person=by).select_related("connection").order_by("connection_id"):
        take_plan_back(plan.connection, by=by)


@transaction.atomic
def keep_plan_at_hand(connection: Connection, *, by: Person, at_hand: bool) -> None:
    """Whether the other's plan, while it is shown, stands on the page for hard moments of `by`. Nobody else is told."""
    mine = Member.objects.filter(connection=connection, person=by)
    if at_hand:
        mine.filter(plan_at_hand_at=None).update(plan_at_hand_at=timezone.now())
    else:
        mine.update(plan_at_hand_at=None)


def forget_plans(connection: Connection) -> None:
    """It is over: what either showed is gone."""
    ShownPlan.objects.filter(connection=connection).delete()
    Member.objects.filter(connection=connection, plan_at_hand_at__isnull=False).update(plan_at_hand_at=None)
