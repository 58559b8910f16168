"""The only writer of notices. Every change tells the person's open pages that Today has changed."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Q

from eachother.live.nudges import nudge
from eachother.notices import kinds
from eachother.notices.models import Notice
from eachother.people.models import Person


@transaction.atomic
def tell(person: Person, kind: str, *, about: str, by: Person | None = None) -> Notice:
    """Something waits for `person`. Told twice, it is still one notice."""
    name = kinds.named(kind).name
    notice, new = Notice.objects.get_or_create(person=person, kind=name, about=about, defaults={"by": by})
    if new:
        nudge([person.pk], "today")
    return notice


@transaction.atomic
def tell_all(people: Collection[int], kind: str, *, about: str) -> None:
    """As `tell`, from nobody, for many at once (by id)."""
    name = kinds.named(kind).name
    rows = (Notice(person_id=person, kind=name, about=about) for person in people)
    Notice.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
    nudge(people, "today")


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
def forget(person: Person) -> None:
    """Nothing waits for this person any more, and nobody is told anything of them."""
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
