"""Coming in, going, and what is left of somebody who leaves the community."""

from django.db import transaction
from django.db.models import Q

from eachother.circles import announcements
from eachother.circles.actions.agreement import counted_in, counted_out, forget_answers
from eachother.circles.actions.stirring import stir
from eachother.circles.kinds import ASKED, KNOCK, LET_IN
from eachother.circles.models import Ask, Circle, Knock, Membership
from eachother.foundation.models import take_hold
from eachother.notices import actions as notices
from eachother.people.models import Person


@transaction.atomic
def join(circle: Circle, *, by: Person) -> None:
    """They are in it from now on. Twice is once. Whether they may, the view has asked (`queries.way_in`)."""
    circle = take_hold(Circle.objects.all(), circle.pk)  # it does not end in this moment because the last one leaves it
    _membership, new = Membership.objects.get_or_create(circle=circle, person=by)
    if new:
        Ask.objects.filter(circle=circle, person=by).delete()
        forget_knocks(Q(circle=circle, by=by, answered_at=None))
        notices.settle(by, ASKED, about=circle.ref)
        counted_in(circle)
        stir(circle)
        announcements.joined.send(sender=Circle, circle=circle, person=by)


@transaction.atomic
def leave(circle: Circle, *, by: Person, takes_words: bool = False) -> None:
    """They are no longer in it. Twice is once. With the last one the circle is over, and all that was kept there."""
    circle = Circle.objects.select_for_update().filter(pk=circle.pk).first() or circle
    gone, _rows = Membership.objects.filter(circle=circle, person=by).delete()
    if gone:
        counted_out(circle, by)
        Ask.objects.filter(circle=circle, by=by).delete()
        forget_knocks(Q(circle=circle, by=by))
        notices.settle(by, LET_IN, about=circle.ref)
        announcements.left.send(sender=Circle, circle=circle, person=by, takes_words=takes_words)
        _end_when_empty(circle)


@transaction.atomic
def forget(person: Person) -> None:
    """They are in no circle any more; the circles go on. What was agreed in their words stays the circle's."""
    for circle in Circle.objects.of(person).select_for_update().order_by("pk"):
        Membership.objects.filter(circle=circle, person=person).delete()
        counted_out(circle, person)
        _end_when_empty(circle)
    Ask.objects.filter(Q(by=person) | Q(person=person)).delete()
    forget_knocks(Q(by=person))
    Knock.objects.filter(answered_by=person).update(answered_by=None, answer="")
    forget_answers(person)


def forget_knocks(which: Q) -> int:
    """Nothing of these is left. Says how many there were."""
    knocks = list(Knock.objects.filter(which))
    notices.settle_for_all(KNOCK, about=[knock.ref for knock in knocks])
    return Knock.objects.filter(pk__in=[knock.pk for knock in knocks]).delete()[0]


def _end_when_empty(circle: Circle) -> None:
    if not Membership.objects.filter(circle=circle).exists():
        circle.delete()
