"""Being told of a thread, and how far one has come in it."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from eachother.circles.models import Circle, Membership
from eachother.foundation.models import take_hold
from eachother.notices import actions as notices
from eachother.people.models import Person
from eachother.talk.kinds import MOVED
from eachother.talk.models import Following, Place, Thread


@transaction.atomic
def follow(thread: Thread, *, by: Person) -> None:
    """They are told when it moves. Twice is once."""
    thread = take_hold(Thread.objects.all(), thread.pk)
    Following.objects.update_or_create(thread=thread, person=by, defaults={"stopped_at": None})


def follow_by_writing(thread: Thread, *, by: Person) -> None:
    """As `follow`, unless they had stopped following it."""
    Following.objects.get_or_create(thread=thread, person=by)


@transaction.atomic
def stop_following(thread: Thread, *, by: Person) -> None:
    """They are not told any more, not even when they write there again."""
    Following.objects.filter(thread=thread, person=by, stopped_at=None).update(stopped_at=timezone.now())
    notices.settle(by, MOVED, about=thread.ref)


@transaction.atomic
def come_to(thread: Thread, number: int, *, by: Person) -> None:
    """They have opened a page that reaches to this number: what comes before is not new to them. Nobody goes back."""
    thread = take_hold(Thread.objects.all(), thread.pk)
    place, new = Place.objects.get_or_create(thread=thread, person=by, defaults={"number": number})
    if not new:
        Place.objects.filter(pk=place.pk, number__lt=number).update(number=number)
    if number >= thread.last:
        notices.settle(by, MOVED, about=thread.ref)


@transaction.atomic
def close_circle(circle: Circle) -> None:
    """Only who is in it may read there now: nobody else follows what is said."""
    within = Membership.objects.filter(circle=circle).values("person")
    told, came = (table._default_manager.filter(thread__circle=circle) for table in (Following, Place))
    others = Person.objects.filter(Q(pk__in=told.values("person")) | Q(pk__in=came.values("person")))
    for person in others.exclude(pk__in=within).order_by("pk"):
        forget_in(circle, person)


@transaction.atomic
def forget_in(circle: Circle, person: Person) -> None:
    """They are no longer in the circle: they follow nothing there, and nothing remembers how far they had come."""
    threads = Thread.objects.filter(circle=circle)
    for ref in threads.filter(followings__person=person).values_list("ref", flat=True):
        notices.settle(person, MOVED, about=ref)
    Following.objects.filter(thread__circle=circle, person=person).delete()
    Place.objects.filter(thread__circle=circle, person=person).delete()
