"""Somebody takes their words along: out of a circle, or out of the community.

What they wrote without their name nobody can find, so that it stays unless they took it back themselves before; the
page says so where they write it.
"""

from django.db import transaction

from eachother.circles.models import Circle
from eachother.people.models import Leaving, Person, Words
from eachother.talk.actions.taking_back import let_go
from eachother.talk.actions.telling import tell_of_reply
from eachother.talk.models import BeenThere, Following, Place, Reply


@transaction.atomic
def take_along(circle: Circle, *, by: Person) -> None:
    """All that they wrote in this circle is taken back, and where they said that they had been there."""
    _take_back_all(by, circle)
    BeenThere.objects.filter(by=by, reply__thread__circle=circle).delete()


@transaction.atomic
def forget(person: Person) -> None:
    """They leave the community. What they wrote goes, or stays without a name if that is what they said."""
    if Leaving.objects.filter(person=person, words=Words.STAY).exists():
        for said in Reply.objects.filter(by=person).select_related("thread__circle"):
            tell_of_reply(said, person)
        Reply.objects.filter(by=person).update(by=None)
    else:
        _take_back_all(person)
    for table in (Following, Place):
        table._default_manager.filter(person=person).delete()
    BeenThere.objects.filter(by=person).delete()


def _take_back_all(person: Person, circle: Circle | None = None) -> None:
    """The newest first: what leant only on their own words leaves no empty place."""
    theirs = Reply.objects.filter(by=person).select_related("thread__circle").order_by("-number")
    for said in theirs.filter(thread__circle=circle) if circle else theirs:
        tell_of_reply(said, person)
        let_go(said)
