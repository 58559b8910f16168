"""Pairs who need not be brought in sight of each other."""

from django.db import transaction

from eachother.finding.kinds import NEW, NOD
from eachother.finding.models import Tie, Why
from eachother.live.nudges import nudge
from eachother.notices import actions as notices
from eachother.people.models import Person


@transaction.atomic
def tie(one: Person, other: Person, why: Why) -> None:
    """Neither finds the other any more, and neither a nod of theirs waits, nor that one is new. Said twice, it is said
    once."""
    for person, second in ((one, other), (other, one)):
        Tie.objects.get_or_create(person=person, other=second, why=why)
        for kind in (NOD, NEW):
            notices.settle(person, kind, about=second.ref)
    nudge([one.pk, other.pk], "people")


@transaction.atomic
def untie(one: Person, other: Person, why: Why) -> None:
    """This reason is over; another may still hold."""
    Tie.objects.filter(person=one, other=other, why=why).delete()
    Tie.objects.filter(person=other, other=one, why=why).delete()
    nudge([one.pk, other.pk], "people")
