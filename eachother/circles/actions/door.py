"""Coming in by a knock, or because somebody asks one in."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from eachother.circles import rules
from eachother.circles.actions.coming import forget_knocks, join
from eachother.circles.kinds import ASKED, KNOCK, LET_IN
from eachother.circles.models import FADES_AFTER, Ask, Circle, Knock, Membership
from eachother.circles.queries.people import ids_who_hear_of
from eachother.foundation.models import take_hold
from eachother.foundation.text import clean_line, clean_text
from eachother.notices import actions as notices
from eachother.people.models import Person
from eachother.people.problems import Gone, Problem

TOLD_AT_MOST = 40


@transaction.atomic
def knock(circle: Circle, words: str, *, by: Person) -> Knock:
    """`by` would like to be let in. Twice is once, with the words of the first time. Raises Problem 'knock-empty' or
    'knock-long'."""
    said = clean_text(words)
    if reason := rules.knock_problem(said):
        raise Problem(reason)
    circle = take_hold(Circle.objects.all(), circle.pk)
    fades_at = timezone.now() + FADES_AFTER
    knock, new = Knock.objects.get_or_create(circle=circle, by=by, defaults={"words": said, "fades_at": fades_at})
    if new:
        told = ids_who_hear_of(circle, by)[:TOLD_AT_MOST]
        notices.tell_all(told, KNOCK, about=knock.ref, by=by, scope=circle.ref)
    return knock


@transaction.atomic
def let_in(knock: Knock, words: str, *, by: Person) -> None:
    """`by`, who is in it, says 'come in', with a few words if they like: whoever knocked is in. Of two who say it the
    first has said it. Raises Problem 'answer-long', Gone 'knock-gone'."""
    line = clean_line(words)
    if len(line) > rules.ANSWER_LENGTH:
        raise Problem("answer-long")
    if (
        not Circle.objects.select_for_update().filter(pk=knock.circle_id).exists()
    ):  # before the knock, as who leaves does
        raise Gone("knock-gone")
    here = (
        Knock.objects.select_for_update(of=("self",)).kept().filter(pk=knock.pk).select_related("circle", "by").first()
    )
    if here is None:
        raise Gone("knock-gone")
    if here.answered_at:
        return
    here.answered_at, here.answered_by, here.answer = timezone.now(), by, line
    here.save(update_fields=["answered_at", "answered_by", "answer"])
    notices.settle_for_all(KNOCK, about=[here.ref])
    join(here.circle, by=here.by)
    notices.tell(here.by, LET_IN, about=here.circle.ref, by=by, scope=here.circle.ref)


def let_be(knock: Knock, *, by: Person) -> None:
    """`by` leaves it to others: it no longer waits for them, and refuses nothing."""
    notices.settle(by, KNOCK, about=knock.ref)


@transaction.atomic
def take_knock_back(circle: Circle, *, by: Person) -> None:
    """Nothing of it is left. Twice is once."""
    forget_knocks(Q(circle=circle, by=by, answered_at=None))


@transaction.atomic
def ask_in(circle: Circle, person: Person, *, by: Person) -> None:
    """`by`, who is in it, asks `person` in. Twice is once, also when the other has said no meanwhile."""
    circle = take_hold(Circle.objects.all(), circle.pk)
    if Membership.objects.filter(circle=circle, person=person).exists():
        return
    fades_at = timezone.now() + FADES_AFTER
    _ask, new = Ask.objects.get_or_create(circle=circle, person=person, by=by, defaults={"fades_at": fades_at})
    if new:
        notices.tell(person, ASKED, about=circle.ref, by=by)


@transaction.atomic
def take_ask_back(circle: Circle, person: Person, *, by: Person) -> None:
    """`by` asks no longer; it no longer waits for the other, unless somebody else asks too."""
    Ask.objects.filter(circle=circle, person=person, by=by).delete()
    if not Ask.objects.filter(circle=circle, person=person, declined_at=None).exists():
        notices.settle(person, ASKED, about=circle.ref)


@transaction.atomic
def say_no(circle: Circle, *, by: Person) -> None:
    """`by` would rather not. Nobody learns of it, and whoever asked can ask no other time until it has faded."""
    Ask.objects.filter(circle=circle, person=by, declined_at=None).update(declined_at=timezone.now())
    notices.settle(by, ASKED, about=circle.ref)


@transaction.atomic
def fade() -> int:
    """Take away what has faded. Says how much."""
    now = timezone.now()
    asks = Ask.objects.filter(fades_at__lte=now)
    for ask in asks.select_related("circle", "person"):
        notices.settle(ask.person, ASKED, about=ask.circle.ref)
    return asks.delete()[0] + forget_knocks(Q(fades_at__lte=now))


@transaction.atomic
def part(one: Person, other: Person) -> None:
    """Neither asks the other in any more (one has blocked the other)."""
    Ask.objects.filter(Q(person=one, by=other) | Q(person=other, by=one)).delete()
