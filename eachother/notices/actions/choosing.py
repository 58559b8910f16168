"""Choosing how one is told. What waits already goes by the new choice too."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from eachother.live.nudges import nudge
from eachother.notices import kinds
from eachother.notices.models import Choice, Manner, Notice, Told
from eachother.notices.queries import manner_of
from eachother.notices.rules import shown_from, told
from eachother.people.models import Person

AT_ONCE = 500


@transaction.atomic
def choose(ways: Mapping[str, Told], *, by: Person) -> None:
    """From now on `by` is told of these groups (by key) in these ways. 'At once' is what holds without a choice."""
    _one_at_a_time(by)
    for group, way in ways.items():
        if way is Told.NOW:
            Choice.objects.filter(person=by, group=group, scope="").delete()
        else:
            Choice.objects.update_or_create(person=by, group=group, scope="", defaults={"told": way})
    _again(by)


@transaction.atomic
def choose_for(scope: str, way: Told | None, *, by: Person) -> None:
    """From now on `by` is told of whatever comes out of this scope in this way; None: as of its kind elsewhere."""
    _one_at_a_time(by)
    if way is None:
        Choice.objects.filter(person=by, group="", scope=scope).delete()
    else:
        Choice.objects.update_or_create(person=by, group="", scope=scope, defaults={"told": way})
    _again(by)


@transaction.atomic
def keep_time(hour: int, weekday: int, *, names: bool, by: Person) -> None:
    """What is gathered comes to `by` at this hour, on this day of the week; `names`: what is carried out of these pages
    may say who it is from."""
    _one_at_a_time(by)
    before = manner_of(by)
    since = (before.names_since or timezone.now()) if names else None
    values = {"hour": hour, "weekday": weekday, "names_since": since}
    Manner.objects.update_or_create(person=by, defaults=values)
    _again(by)


def _one_at_a_time(person: Person) -> None:
    """Two choices sent at once must see each other."""
    Person.objects.select_for_update().get(pk=person.pk)


def _again(person: Person) -> None:
    """Whatever waits is shown as if it had been told by what holds now; what is not told any more goes."""
    of_kinds, of_scopes = _chosen(person)
    groups = {kind.name: kind.group.key for kind in kinds.registered()}
    manner, gone, changed = manner_of(person), [], []
    for notice in Notice.objects.filter(person=person, kind__in=groups):
        way = told(of_kinds.get(groups[notice.kind]), of_scopes.get(notice.scope))
        if way is Told.NEVER:
            gone.append(notice.pk)
            continue
        comes = shown_from(way, notice.created_at, hour=manner.hour, weekday=manner.weekday)
        if comes != notice.shown_from:
            notice.shown_from, notice.brought_at = comes, _brought(notice)
            changed.append(notice)
    for some in _some(gone):
        Notice.objects.filter(pk__in=some).delete()
    Notice.objects.bulk_update(changed, ["shown_from", "brought_at"], batch_size=AT_ONCE)
    if gone or changed:
        nudge([person.pk], "today")


def _brought(notice: Notice) -> datetime | None:
    """What is, or could have been, before their eyes by now need not be brought to them."""
    now = timezone.now()
    return notice.brought_at or (now if notice.shown_from is None or notice.shown_from <= now else None)


def _chosen(person: Person) -> tuple[dict[str, Told], dict[str, Told]]:
    rows = Choice.objects.filter(person=person)
    return (
        {row.group: Told(row.told) for row in rows if row.group},
        {row.scope: Told(row.told) for row in rows if row.scope},
    )


def _some(pks: list[int]) -> Iterable[list[int]]:
    return (pks[start : start + AT_ONCE] for start in range(0, len(pks), AT_ONCE))
