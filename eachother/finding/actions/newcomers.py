"""Somebody is new: a few people who share something are told, quietly, for a week."""

from django.db import transaction
from django.utils import timezone

from eachother.finding import newcomers
from eachother.finding.kinds import NEW
from eachother.finding.models import LetBe
from eachother.finding.rules import NEW_FOR, is_new, may_be_found
from eachother.notices import actions as notices
from eachother.notices import kinds
from eachother.notices.models import Notice
from eachother.people.models import Person


@transaction.atomic
def welcome(person: Person) -> None:
    """They have said something about themselves: some who share it are told, as many as still should be. When they do
    not want to be come across, nobody is told any more. Nothing happens when they are not new."""
    if not is_new(person, timezone.now()):
        return
    if may_be_found(person):
        group = kinds.named(NEW).group.key
        notices.tell_all(newcomers.whom_to_tell(person, group=group), NEW, about=person.ref, by=person)
    else:
        notices.settle_for_all(NEW, about=[person.ref])


@transaction.atomic
def let_be(newcomer: Person, *, by: Person) -> None:
    """`by` has been told that somebody is new, and lets it be; the newcomer learns nothing of it. Twice is once."""
    if Notice.objects.filter(person=by, kind=NEW, about=newcomer.ref).exists():
        LetBe.objects.get_or_create(person=by, newcomer=newcomer)
        notices.settle(by, NEW, about=newcomer.ref)


@transaction.atomic
def no_longer_new() -> int:
    """Whoever came more than a week ago is pointed out to nobody any more. Returns how many."""
    now = timezone.now()
    refs = list(newcomers.newcomers_no_more(now))
    notices.settle_for_all(NEW, about=refs)
    LetBe.objects.filter(newcomer__created_at__lte=now - NEW_FOR).delete()
    return len(refs)
