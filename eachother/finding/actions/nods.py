"""The nod: it asks nothing, can be taken back, and fades. Two of them open the way to a hello."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from eachother.finding import announcements, rules
from eachother.finding.kinds import NEW, NOD
from eachother.finding.models import LetBe, Nod
from eachother.finding.nodding import lets_nod
from eachother.live.nudges import nudge
from eachother.notices import actions as notices
from eachother.people import actions as people
from eachother.people.models import Person
from eachother.people.problems import Problem
from eachother.people.queries import acquainted_ids

AT_ONCE = 500


@transaction.atomic
def nod(to: Person, *, by: Person) -> Nod:
    """`by` nods to `to`, who is told. Nodded twice, it is one nod; one that has faded begins anew.

    When both have a live nod they are acquainted, and `nods_met` is sent. Raises Problem 'yourself', or 'not-now'
    when `to` does not let them.
    """
    if not rules.may_nod(by, to):
        raise Problem("yourself")
    if not lets_nod(by, to):
        raise Problem("not-now")
    _one_after_the_other(by, to)
    given, new = Nod.objects.get_or_create(by=by, to=to)
    if not new and Nod.objects.live().filter(pk=given.pk).exists():
        return given
    given.created_at = timezone.now()
    given.save(update_fields=["created_at"])
    for kind in (NOD, NEW):
        notices.settle(by, kind, about=to.ref)
    if to.pk not in acquainted_ids(by, among=[to.pk]):
        notices.tell(to, NOD, about=by.ref, by=by)
        if Nod.objects.live().filter(by=to, to=by).exists():
            people.acquaint(by, to)
            announcements.nods_met.send(sender=None, first=to, second=by)
    nudge([by.pk, to.pk], "people")
    return given


@transaction.atomic
def withdraw(to: Person, *, by: Person) -> None:
    """Take a nod back, and with it what two nods had opened. Where there is none, nothing happens."""
    _one_after_the_other(by, to)
    Nod.objects.filter(by=by, to=to).delete()
    people.unacquaint(by, to)
    notices.settle(to, NOD, about=by.ref)
    nudge([by.pk, to.pk], "people")


@transaction.atomic
def part(one: Person, other: Person) -> None:
    """No nod of either to the other is left (one has blocked the other)."""
    Nod.objects.between(one, other).delete()
    LetBe.objects.filter(Q(person=one, newcomer=other) | Q(person=other, newcomer=one)).delete()
    for kind in (NOD, NEW):
        notices.settle(one, kind, about=other.ref)
        notices.settle(other, kind, about=one.ref)


def fade() -> int:
    """Nods that are over go, with what was told of them; what two of them had opened stays. Returns how many."""
    gone = 0
    while some := list(Nod.objects.faded().select_related("by", "to").order_by("pk")[:AT_ONCE]):
        with transaction.atomic():
            for old in some:
                notices.settle(old.to, NOD, about=old.by.ref)
            gone += Nod.objects.faded().filter(pk__in=[old.pk for old in some]).delete()[0]
    return gone


def _one_after_the_other(*pair: Person) -> None:
    """Two nods given in the same moment must see each other."""
    list(Person.objects.select_for_update().filter(pk__in=[person.pk for person in pair]).order_by("pk"))
