"""What stays of somebody who leaves a circle, or the community."""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.db.models.query import QuerySet

from eachother.circles.models import Circle, Membership
from eachother.gatherings import queries
from eachother.gatherings.actions.setting_up import tell_who_moved_up
from eachother.gatherings.kinds import NEW, OF_A_DAY
from eachother.gatherings.models import Answer, Calling, Change, Chosen, Feed, Gathering, Note, Occasion, Reminder
from eachother.notices import actions as notices
from eachother.people.models import Person


@transaction.atomic
def leave_circle(circle: Circle, person: Person, *, takes_words: bool) -> None:
    """They no longer come to what the circle has, and call none of it; their notes go along if they like. The
    gatherings they set up are the circle's."""
    of_circle = Gathering.objects.filter(circle=circle)
    _come_no_more(person, of_circle)
    Feed.objects.filter(person=person, circle=circle).delete()
    Chosen.objects.filter(feed__person=person, circle=circle).delete()
    if takes_words:
        Note.objects.filter(by=person, occasion__gathering__in=of_circle).delete()
        _unsay(Change.objects.filter(occasion__gathering__in=of_circle), person)


@transaction.atomic
def close_circle(circle: Circle) -> None:
    """Only who is in it may read there now: all others come to none of it, and have no calendar of it."""
    within = set(Membership.objects.filter(circle=circle).values_list("person", flat=True))
    coming = Answer.objects.filter(gathering__circle=circle).values_list("person", flat=True)
    calling = Calling.objects.filter(occasion__gathering__circle=circle).values_list("by", flat=True)
    feeds = Feed.objects.filter(circle=circle).values_list("person", flat=True)
    chosen = Chosen.objects.filter(circle=circle).values_list("feed__person", flat=True)
    others = {*coming, *calling, *feeds, *chosen} - within
    for person in Person.objects.filter(pk__in=others).order_by("pk"):
        leave_circle(circle, person, takes_words=False)


@transaction.atomic
def part(one: Person, other: Person) -> None:
    """After a block neither comes to what the other set up for everybody: it does not exist for them."""
    for comes, began in ((one, other), (other, one)):
        _come_no_more(comes, Gathering.objects.filter(circle=None, set_up_by=began))


@transaction.atomic
def step_back(person: Person) -> None:
    """They are leaving: they come to nothing, call nothing, and their calendars are closed at once."""
    _come_no_more(person, Gathering.objects.all())
    Feed.objects.filter(person=person).delete()


@transaction.atomic
def forget(person: Person) -> None:
    """Nothing here is theirs any more. Gatherings go on where there is anybody left to come, and nobody says who began
    them; the others go."""
    step_back(person)
    Reminder.objects.filter(person=person).delete()
    Note.objects.filter(by=person).delete()
    _unsay(Change.objects.all(), person)
    Change.objects.filter(put_back_by=person).update(put_back_by=None)
    others = Membership.objects.filter(circle=OuterRef("circle")).exclude(person=person)
    Gathering.objects.filter(~Exists(others), circle__isnull=False).delete()
    begun = Gathering.objects.filter(Q(set_up_by=person) | Q(set_up_by=None), circle=None)
    begun.filter(answers=None, occasions__notes=None, occasions__calling=None).delete()
    Gathering.objects.filter(set_up_by=person).update(set_up_by=None)
    Gathering.objects.filter(worded_by=person).update(worded_by=None)


def _unsay(changes: QuerySet[Change], person: Person) -> None:
    changes.filter(by=person).update(words="", by=None)


def _come_no_more(person: Person, gatherings: QuerySet[Gathering]) -> None:
    """Whoever waits behind them moves up."""
    answered = gatherings.filter(answers__person=person).distinct().order_by("pk")
    for pk in list(answered.values_list("pk", flat=True)):
        held = Gathering.objects.select_for_update().filter(pk=pk).first()
        if held is None:
            continue
        before = queries.comings(held) if held.seats is not None else {}
        Answer.objects.filter(gathering=held, person=person).delete()
        tell_who_moved_up(held, before)
    Calling.objects.filter(by=person, occasion__gathering__in=gatherings).delete()
    about = Q(gathering__in=gatherings) & Q(ref__in=_told(person))
    for kind in OF_A_DAY:
        for ref in Occasion.objects.filter(about).values_list("ref", flat=True):
            notices.settle(person, kind, about=ref)
    for ref in gatherings.filter(ref__in=_told(person)).values_list("ref", flat=True):
        notices.settle(person, NEW, about=ref)


def _told(person: Person) -> list[str]:
    return list(person.notices.filter(kind__in=(NEW, *OF_A_DAY)).values_list("about", flat=True))
