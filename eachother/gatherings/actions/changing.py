"""Moving one day of a gathering, calling it off, and putting that back."""

from datetime import date, time, timedelta

from django.db import transaction
from django.utils import timezone

from eachother.circles import actions as circles
from eachother.foundation.models import take_hold
from eachother.foundation.text import clean_line
from eachother.gatherings import dates, queries, rules
from eachother.gatherings.actions.laying_out import when
from eachother.gatherings.kinds import CHANGED, SOON
from eachother.gatherings.models import Change, Gathering, Kind, Occasion
from eachother.notices import actions as notices
from eachother.people.models import Person
from eachother.people.problems import Gone, Problem


@transaction.atomic
def move(occasion: Occasion, day: date, at: time, words: str, *, by: Person) -> None:
    """This one day of it is then instead, by the gathering's clocks. Moved again, it is from the day as agreed. Raises
    Problem 'day-past', 'day-far', 'at-skipped', 'why-long', Gone 'over'."""
    held = _held(occasion)
    _check_day(held, day)
    if dates.is_skipped(day, at, held.gathering.zone):
        raise Problem("at-skipped")
    if dates.moment(day, at, held.gathering.zone) <= timezone.now():
        raise Problem("day-past")
    if (day, at) == (held.on, held.gathering.at):
        return put_back(held, by=by)
    if held.change and (held.change.kind, held.change.day, held.change.at) == (Kind.MOVED, day, at):
        return None
    return _change(held, Change(occasion=held, kind=Kind.MOVED, day=day, at=at, words=_checked(words), by=by))


@transaction.atomic
def call_off(occasion: Occasion, words: str, *, by: Person) -> None:
    """It does not take place on this day. Twice is once. Raises Problem 'why-long', Gone 'over'."""
    held = _held(occasion)
    if not held.is_off:
        _change(held, Change(occasion=held, kind=Kind.OFF, words=_checked(words), by=by))


@transaction.atomic
def put_back(occasion: Occasion, *, by: Person) -> None:
    """It is as agreed again; who changed it, and who put it back, is kept. Twice is once. Raises Gone 'over', also when
    the day as agreed is over by now."""
    held = _held(occasion)
    if held.change is None:
        return
    if dates.moment(held.on, held.gathering.at, held.gathering.zone) <= timezone.now():
        raise Gone("over")
    _change(held, None, by=by)


def _held(occasion: Occasion) -> Occasion:
    take_hold(Gathering.objects.all(), occasion.gathering_id)
    held = take_hold(Occasion.objects.select_related("change", "gathering__circle"), occasion.pk)
    if held.is_over:
        raise Gone("over")
    return held


def _check_day(occasion: Occasion, day: date) -> None:
    """Near enough to be a moment by every clock: the first and the last days that there are have none."""
    today = timezone.localdate()
    if day < today - timedelta(days=2):
        raise Problem("day-past")
    if day > max(today, occasion.on) + timedelta(days=rules.DAYS_AHEAD):
        raise Problem("day-far")


def _checked(words: str) -> str:
    line = clean_line(words)
    if len(line) > rules.WHY_LENGTH:
        raise Problem("why-long")
    return line


def _change(occasion: Occasion, change: Change | None, *, by: Person | None = None) -> None:
    """In place of the one before. Everybody who said that they come, or maybe, is told, but who did it."""
    who = change.by if change else by
    now = timezone.now()
    Change.objects.filter(occasion=occasion, put_back_at=None).update(put_back_at=now, put_back_by=who)
    if change:
        change.save()
    occasion.change = change
    occasion.starts_at, occasion.ends_at = when(occasion, occasion.gathering)
    occasion.save(update_fields=["change", "starts_at", "ends_at"])
    for kind in (CHANGED, SOON):
        notices.settle_for_all(kind, about=[occasion.ref])
    told = queries.coming_to(occasion).all - ({who.pk} if who else set())
    notices.tell_all(told, CHANGED, about=occasion.ref, scope=occasion.gathering.scope)
    if occasion.gathering.circle:
        circles.stir(occasion.gathering.circle)
