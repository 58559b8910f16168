"""Who is told that somebody is new. Never writes.

Chosen by what both show to everybody alone, so that nobody learns what is veiled by being told, or not. First come
those who have been here lately, have few newcomers waiting, little company, and were little in sight.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from eachother.finding.kinds import NEW
from eachother.finding.models import Attention, LetBe, Nod, Posting, Tie
from eachother.finding.rules import NEW_FOR
from eachother.notices.models import Notice, Told
from eachother.notices.queries import choices_of
from eachother.people.models import Device, Mute, Person
from eachother.people.queries import visible_to

TOLD_AT_MOST = 5  # of one newcomer
NEWCOMERS_EACH = 2  # for one person
LOOKED_THROUGH = 500
HERE_LATELY = timedelta(days=14)


def whom_to_tell(person: Person, *, group: str) -> list[int]:
    """Some who share something with this newcomer (ids), fewer the more have been told of them or have met them."""
    left = TOLD_AT_MOST - _know_of(person)
    if left <= 0:
        return []
    found = list(_candidates(person).values_list("pk", flat=True)[: left * 4])
    chosen = choices_of(found, group=group, scope="")
    return [pk for pk in found if chosen.get(pk, (None, None))[0] is not Told.NEVER][:left]


def newcomers_no_more(now: datetime) -> QuerySet[Person, Any]:
    """Of whom people are told still, but who have been here for more than a week: their refs."""
    told = Notice.objects.filter(kind=NEW, about=OuterRef("ref"))
    return Person.objects.filter(Exists(told), created_at__lte=now - NEW_FOR).values_list("ref", flat=True)


def _know_of(person: Person) -> int:
    told = Notice.objects.filter(kind=NEW, about=person.ref).values_list("person_id")
    met = Nod.objects.filter(to=person).values_list("by_id")
    tied = Tie.objects.filter(person=person).values_list("other_id")
    return told.union(met, tied).count()


def _candidates(person: Person) -> QuerySet[Person]:
    nods = Nod.objects.filter(Q(by=person, to=OuterRef("pk")) | Q(by=OuterRef("pk"), to=person))
    mutes = Mute.objects.holding().filter(Q(by=person, other=OuterRef("pk")) | Q(by=OuterRef("pk"), other=person))
    tied = Tie.objects.filter(person=person, other=OuterRef("pk"))
    told = Notice.objects.filter(person=OuterRef("pk"), kind=NEW, about=person.ref)
    let_be = LetBe.objects.filter(person=OuterRef("pk"), newcomer=person)
    lately = Device.objects.filter(person=OuterRef("pk"), last_seen_on__gt=timezone.localdate() - HERE_LATELY)
    there = visible_to(person).filter(pk__in=_sharing(person), hidden_at=None).exclude(pk=person.pk)
    there = there.filter(~Exists(nods), ~Exists(mutes), ~Exists(tied), ~Exists(told), ~Exists(let_be))
    with_company = there.annotate(
        newcomers=_many(Notice, kind=NEW),
        company=_many(Tie),
        lately=Exists(lately),
        seen=Subquery(Attention.objects.filter(person=OuterRef("pk")).values("seen")),
    )
    in_order = ("-lately", "newcomers", "company", F("seen").asc(nulls_first=True), "?")
    return with_company.filter(newcomers__lt=NEWCOMERS_EACH).order_by(*in_order)


def _sharing(person: Person) -> list[int]:
    """People who show everybody something that this person shows everybody, in a language of both; where they are very
    many, a fair sample: those who come next among the salts."""
    mine = list(Posting.objects.filter(person=person, veiled=False))
    if not mine:
        return []
    shared = {"experience__in": {one.experience_id for one in mine}, "language__in": {one.language for one in mine}}
    rows = Posting.objects.filter(veiled=False, **shared).exclude(person=person).order_by("salt", "person")
    after = list(rows.filter(salt__gte=mine[0].salt).values_list("person_id", flat=True)[:LOOKED_THROUGH])
    before = rows.filter(salt__lt=mine[0].salt).values_list("person_id", flat=True)[: LOOKED_THROUGH - len(after)]
    return list({*after, *before})


def _many(model: type[Model], **which: Any) -> Coalesce:
    """How many such rows each person of the outer query has."""
    rows = model._default_manager.filter(person=OuterRef("pk"), **which).order_by().values("person")
    return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)
