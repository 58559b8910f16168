"""Telling people that something waits, and that it no longer does."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from eachother.live.nudges import nudge
from eachother.notices import channels, kinds
from eachother.notices.models import Choice, Manner, Notice, Told
from eachother.notices.queries import choices_of, manners_of, notice_of
from eachother.notices.rules import shown_from, told
from eachother.people.models import Person

AT_ONCE = 1000


@transaction.atomic(savepoint=False)
def tell(person: Person, kind: str, *, about: str, by: Person | None = None, scope: str = "") -> Notice | None:
    """Something waits for `person`, in the way they have chosen for its kind, or for the `scope` it comes out of.

    Told twice, it is still one notice. None when they have chosen not to be told of such things.
    """
    name = kinds.named(kind).name
    if before := notice_of(person, name, about):
        return before
    made = _made_for([person.pk], name, about=about, by=by, scope=scope)
    if not made:
        return None
    values = {"by": by, "scope": scope, "shown_from": made[0].shown_from, "created_at": made[0].created_at}
    notice, new = Notice.objects.get_or_create(person=person, kind=name, about=about, defaults=values)
    if new and notice.shown_from is None:
        channels.carry([person.pk], Q(kind=name, about=about))
    return notice


@transaction.atomic
def tell_all(people: Collection[int], kind: str, *, about: str, by: Person | None = None, scope: str = "") -> None:
    """As `tell`, for many at once (by id)."""
    name = kinds.named(kind).name
    already = set(Notice.objects.filter(kind=name, about=about).values_list("person_id", flat=True))
    made = _made_for([pk for pk in people if pk not in already], name, about=about, by=by, scope=scope)
    Notice.objects.bulk_create(made, ignore_conflicts=True, batch_size=AT_ONCE)
    if now := [one.person_id for one in made if one.shown_from is None]:
        channels.carry(now, Q(kind=name, about=about))


def _made_for(people: Collection[int], kind: str, *, about: str, by: Person | None, scope: str) -> list[Notice]:
    """Notices for those of them who are told of it at all, not written yet."""
    group, at = kinds.named(kind).group.key, timezone.now()
    chosen = choices_of(people, group=group, scope=scope)
    how = {pk: told(*chosen[pk]) if pk in chosen else Told.NOW for pk in people}
    later = manners_of([pk for pk, one in how.items() if one in (Told.DAILY, Told.WEEKLY)])
    return [
        Notice(
            person_id=pk,
            kind=kind,
            about=about,
            by=by,
            scope=scope,
            created_at=at,
            shown_from=shown_from(one, at, hour=later[pk].hour, weekday=later[pk].weekday) if pk in later else None,
        )
        for pk, one in how.items()
        if one is not Told.NEVER
    ]


@transaction.atomic
def settle(person: Person, kind: str, *, about: str | None = None) -> None:
    """It no longer waits: one notice, or without `about` all of this kind."""
    notices = Notice.objects.filter(person=person, kind=kind)
    if about is not None:
        notices = notices.filter(about=about)
    if notices.delete()[0]:
        nudge([person.pk], "today")


@transaction.atomic
def settle_for_all(kind: str, *, about: Collection[str]) -> None:
    """It is over: what waited about these waits for nobody any more."""
    notices = Notice.objects.filter(kind=kind, about__in=about)
    told = set(notices.values_list("person_id", flat=True))
    if told:
        notices.delete()
        nudge(told, "today")


@transaction.atomic
def unname(kind: str, *, about: str) -> None:
    """Whatever waits about this says no more by whom it comes."""
    notices = Notice.objects.filter(kind=kind, about=about).exclude(by=None)
    told = set(notices.values_list("person_id", flat=True))
    if told:
        notices.update(by=None)
        nudge(told, "today")


@transaction.atomic
def forget(person: Person) -> None:
    """Nothing waits for this person any more, nothing that they chose is left, nobody is told anything of them."""
    Choice.objects.filter(person=person).delete()
    Manner.objects.filter(person=person).delete()
    gone = Notice.objects.filter(Q(person=person) | Q(by=person) | Q(about=person.ref))
    told = set(gone.values_list("person_id", flat=True))
    if told:
        gone.delete()
        nudge(told, "today")


@transaction.atomic
def forget_between(one: Person, other: Person) -> None:
    """Nothing of either waits for the other any more (one has blocked the other)."""
    gone = Notice.objects.filter(Q(person=one, by=other) | Q(person=other, by=one))
    told = list(gone.values_list("person_id", flat=True))
    if told:
        gone.delete()
        nudge(told, "today")
