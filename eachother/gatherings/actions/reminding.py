"""Being reminded the day before, for who asked for it; and what nobody needs to be told any more."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from eachother.gatherings import queries
from eachother.gatherings.kinds import NEW, OF_A_DAY, SOON
from eachother.gatherings.models import Answer, Gathering, Occasion, Reminder
from eachother.notices import actions as notices
from eachother.notices.models import Notice
from eachother.people.models import Person

BEFORE = timedelta(hours=24)
ANSWERS_STAY = timedelta(days=30)


def ask_for_reminders(*, by: Person) -> None:
    Reminder.objects.get_or_create(person=by)


def stop_reminders(*, by: Person) -> None:
    Reminder.objects.filter(person=by).delete()
    notices.settle(by, SOON)


def remind() -> int:
    """Tell those who asked what begins within a day, each once. Says how many were told."""
    now, told = timezone.now(), 0
    for one in Reminder.objects.filter(told_to__lt=now + BEFORE, person__left_at=None).select_related("person"):
        with transaction.atomic():
            for occasion in queries.mine_between(one.person, max(one.told_to, now), now + BEFORE):
                notices.tell(one.person, SOON, about=occasion.ref, scope=occasion.gathering.scope)
                told += 1
            Reminder.objects.filter(pk=one.pk).update(told_to=now + BEFORE)
    return told


@transaction.atomic
def has_seen(gathering: Gathering, *, by: Person) -> None:
    """What was told about it needs not be told again."""
    notices.settle(by, NEW, about=gathering.ref)
    refs = [gathering.ref, *gathering.occasions.values_list("ref", flat=True)]
    waiting = by.notices.filter(kind__in=OF_A_DAY, about__in=refs)
    for kind, about in list(waiting.values_list("kind", "about")):
        notices.settle(by, kind, about=about)


def sweep() -> None:
    """What is over is told nobody any more; who came where is not kept for longer than a month."""
    for kind in OF_A_DAY:
        told = Notice.objects.filter(kind=kind).values("about")
        over = Occasion.objects.over().filter(ref__in=told).values_list("ref", flat=True)
        notices.settle_for_all(kind, about=list(over))
    first = timezone.localdate() - ANSWERS_STAY
    Answer.objects.filter(on__lt=first).delete()
    Answer.objects.filter(on=None, since__lt=first).update(since=first)
