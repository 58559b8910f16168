"""Asks and offers in lists and one by one, and the answers to them."""

from datetime import date, datetime
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.query import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from eachother.circles.models import Circle, Membership
from eachother.exchange.models import Answer, Kind, Slip
from eachother.foundation.prepared import Prepared
from eachother.people.models import Company, Person, PowersOf
from eachother.web.paging import Paged, paged

AT_ONCE = 20
SKETCHED = 3
ANSWERS_AT_MOST = 100


class Filter(NamedTuple):
    """What of a list is looked at; nothing chosen is everything."""

    kind: Kind | None = None
    company: Company = Company(0)


class Waiting(NamedTuple):
    """One that waits for an answer; plain."""

    ref: str
    kind: str
    name: str
    words: str


def page_for(person: Person, circle: Circle | None, chosen: Filter, number: int) -> Paged[Slip]:
    """A page of what is up in a circle; or (None) of what is to everybody and in the circles that this person is in.
    What nobody has answered stands first, then the newest. The circle is one that the person may read in."""
    slips = Slip.objects.up().come_across_by(person)
    if circle is not None:
        slips = slips.filter(circle=circle)
    else:
        slips = slips.filter(Q(circle=None) | Exists(_within(person)))
    if chosen.kind:
        slips = slips.filter(kind=chosen.kind)
    if chosen.company:
        slips = slips.annotate(fits=F("company").bitand(int(chosen.company))).filter(fits__gt=0)
    return paged(as_seen_by(person, slips).order_by("answered", "-put_up_at", "-pk"), number, size=AT_ONCE)


def newest_unanswered(person: Person, circle: Circle) -> list[Waiting]:
    """A few that wait for an answer in a circle. One prepared query."""
    rows = _unanswered(person=person, circle=circle, today=timezone.localdate(), now=timezone.now())
    return [Waiting(*row) for row in rows]


def own_page(person: Person, number: int) -> Paged[Slip]:
    """This person's own, those that are up first."""
    mine = as_seen_by(person, Slip.objects.filter(by=person)).annotate(
        is_over=Q(pk__in=Slip.objects.over().values("pk"))
    )
    return paged(mine.order_by("is_over", "-put_up_at", "-pk"), number, size=AT_ONCE)


def up_of(person: Person) -> int:
    """How many of this person's are up."""
    return Slip.objects.up().filter(by=person).count()


def slip_for(person: Person, ref: str) -> Slip:
    """One that this person may read, with what `as_seen_by` says; what is over only for its writer and whoever
    answered it. Else a 404."""
    mine = Q(by=person) | Exists(Answer.objects.filter(slip=OuterRef("pk"), by=person))
    slips = Slip.objects.visible_to(person).filter(mine | Q(pk__in=Slip.objects.up().values("pk")))
    found: Slip = get_object_or_404(as_seen_by(person, slips), ref=ref)
    return found


def own_slip(person: Person, ref: str) -> Slip:
    """One of one's own. A 404 where one may not read it, PermissionDenied where it is somebody else's."""
    slip = slip_for(person, ref)
    if slip.by_id != person.pk:
        raise PermissionDenied
    return slip


def answers_to(slip: Slip, person: Person) -> list[Answer]:
    """To the writer of a slip: those taken up, then those that wait, then those put aside; at most `ANSWERS_AT_MOST`.
    Each has what power whoever gave it `carries`."""
    answers = Answer.objects.seen_by(person).filter(slip=slip).select_related("by", "connection")
    answers = answers.annotate(carries=PowersOf("by")).order_by(
        F("put_aside_at").asc(nulls_first=True), F("taken_up_at").asc(nulls_last=True), "pk"
    )
    return list(answers[:ANSWERS_AT_MOST])


def answer_for(slip: Slip, person: Person, ref: str) -> Answer:
    """One of the answers to a slip that its writer sees; else a 404."""
    return get_object_or_404(Answer.objects.seen_by(person).filter(slip=slip).select_related("by"), ref=ref)


def own_answer(slip: Slip, person: Person) -> Answer | None:
    """What this person has answered to it."""
    return Answer.objects.filter(slip=slip, by=person).select_related("connection").first()


def as_seen_by(person: Person, slips: QuerySet[Slip]) -> QuerySet[Any]:
    """With whether anybody has `answered` whom this person may come across, whether an answer was `taken` up, whether
    this person has answered (`mine`); and what power the writer `carries`."""
    seen = Answer.objects.seen_by(person).filter(slip=OuterRef("pk"))
    return slips.select_related("by", "circle").annotate(
        answered=Exists(seen),
        taken=Exists(seen.taken_up()),
        mine=Exists(Answer.objects.filter(slip=OuterRef("pk"), by=person)),
        carries=PowersOf("by"),
    )


def _within(person: Person) -> QuerySet[Membership]:
    return Membership.objects.filter(circle=OuterRef("circle"), person=person)


def _waiting(person: Person, circle: Circle, today: date, now: datetime) -> QuerySet[Slip, tuple[Any, ...]]:
    answered = Exists(Answer.objects.seen_by(person, now).filter(slip=OuterRef("pk")))
    slips = Slip.objects.up(today).come_across_by(person, now).filter(~answered, circle=circle)
    return slips.order_by("-put_up_at", "-pk").values_list("ref", "kind", "by__name", "words")[:SKETCHED]


_unanswered = Prepared(_waiting, person=Person, circle=Circle, today=date, now=datetime)
