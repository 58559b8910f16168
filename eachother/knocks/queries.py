"""Who knocks, and who may answer. Never writes.

Whoever shares one of the named experiences may answer; when none was named, or fewer than three people show that they
share one, anybody may. That is counted by what is shown to everybody alone: from which knocks somebody sees, nobody
learns what others keep veiled.
"""

from datetime import datetime
from typing import Any, NamedTuple

from django.core.cache import cache
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from eachother.knocks.kinds import KNOCK
from eachother.knocks.models import About, Answer, Knock
from eachother.knocks.rules import ABOUT_AT_MOST, FEW
from eachother.notices.models import Notice
from eachother.people.models import Experience, Lived, Person, ShownTo
from eachother.web.paging import Paged, paged

CACHE_KEY = "knocks:offered"
KEEP_SECONDS = 600
OFFERED_AT_MOST = 48
SAID_BY_AT_LEAST = 2  # what only one person says would point at them
AT_ONCE = 20
TOLD_AT_MOST = 40
KNOCKS_ON_TODAY = 3


class Offered(NamedTuple):
    """An experience that a newcomer may name."""

    ref: str
    name: str


class Said(NamedTuple):
    """What somebody who says 'come in' writes to a newcomer; the name only if they gave it."""

    words: str
    name: str


def offered() -> list[Offered]:
    """What most people here show to everybody, by name. A stranger reads it, so that nothing veiled is among it, nor
    what a single person says, nor how many say it."""
    kept: list[Offered] | None = cache.get(CACHE_KEY)
    if kept is None:
        openly = Q(lived__shown_to=ShownTo.EVERYBODY, lived__person__left_at=None, lived__person__hidden_at=None)
        said = Experience.objects.annotate(openly=Count("lived", filter=openly)).filter(openly__gte=SAID_BY_AT_LEAST)
        rows = said.order_by("-openly", "name_key").values_list("ref", "name")[:OFFERED_AT_MOST]
        kept = sorted((Offered(*row) for row in rows), key=lambda one: one.name.casefold())
        cache.set(CACHE_KEY, kept, KEEP_SECONDS)
    return kept


def knock_behind(code: str) -> Knock | None:
    """The knock whose private address this is. None is: unknown, taken back, faded, or come in; nobody learns which."""
    return Knock.objects.kept().filter(code=code).select_related("invitation").first()


def answers_to(knock: Knock) -> list[Said]:
    """What those who say 'come in' wrote, in the order in which they said it."""
    answers = Answer.objects.filter(knock=knock, by__left_at=None).select_related("by").order_by("pk")
    return [Said(one.words, one.by.name if one.named else "") for one in answers]


def voices(knock: Knock) -> int:
    """How many people who are here say 'come in'."""
    return Answer.objects.filter(knock=knock, by__left_at=None).count()


def for_person(person: Person, now: datetime | None = None) -> QuerySet[Knock]:
    """The waiting knocks that this person may answer; a prepared query hands on `now`."""
    return Knock.objects.waiting(now).filter(_may_answer(person))


def page_for(person: Person, number: int) -> Paged[Knock]:
    """A page of them, newest first, each with `abouts` and what this person has said (`mine`), if anything. `one_said`
    is whether somebody says 'come in'."""
    mine = Answer.objects.filter(knock=OuterRef("pk"), by=person)
    said = Answer.objects.filter(knock=OuterRef("pk"), by__left_at=None)
    knocks = for_person(person).annotate(mine=Exists(mine), one_said=Exists(said)).order_by("-created_at", "-pk")
    named = Prefetch("abouts", About.objects.annotate(shared=_is_lived_by(person)).select_related("experience"))
    return paged(knocks.prefetch_related(named), number, size=AT_ONCE)


def knock_for(person: Person, ref: str) -> Knock:
    """A kept knock that this person may answer, or has, be it open meanwhile; else a 404."""
    answered = Exists(Answer.objects.filter(knock=OuterRef("pk"), by=person))
    return get_object_or_404(Knock.objects.kept().filter(_may_answer(person) | Q(answered)), ref=ref)


def who_may_answer(knock: Knock) -> QuerySet[Person]:
    """Everybody who may, and has not yet."""
    here = Person.objects.filter(left_at=None).exclude(pk__in=Answer.objects.filter(knock=knock).values("by"))
    if Knock.objects.filter(~_many_share(), pk=knock.pk).exists():
        return here
    named = About.objects.filter(knock=knock).values("experience")
    return here.filter(Exists(Lived.objects.filter(person=OuterRef("pk"), experience__in=named)))


def whom_to_tell(knock: Knock) -> list[int]:
    """Some of those who may answer (ids), whoever they are: few enough that it stays quiet, and nobody of whose Today
    the door takes too much already. The others come across it on the page of knocks."""
    told = Notice.objects.filter(kind=KNOCK).values("person").annotate(knocks=Count("pk"))
    enough = told.filter(knocks__gte=KNOCKS_ON_TODAY).values("person")
    return list(who_may_answer(knock).exclude(pk__in=enough).order_by("?").values_list("pk", flat=True)[:TOLD_AT_MOST])


def faded() -> QuerySet[Knock]:
    return Knock.objects.filter(fades_at__lte=timezone.now())


def _may_answer(person: Person) -> Q:
    shared = About.objects.filter(knock=OuterRef("pk"), experience__in=_lived_by(person))
    return Q(Exists(shared)) | ~_many_share()


def _lived_by(person: Person) -> QuerySet[Lived, Any]:
    return Lived.objects.filter(person=person).values("experience")


def _is_lived_by(person: Person) -> Exists:
    return Exists(Lived.objects.filter(person=person, experience=OuterRef("experience")))


def _many_share() -> Q:
    """Whether a third person shows to everybody that they share something that was named in the knock of the outer
    query. Where it is said so often that two people could not have said it all, nobody counts further."""
    named = About.objects.filter(knock=OuterRef(OuterRef("pk"))).values("experience")
    openly = Lived.objects.filter(shown_to=ShownTo.EVERYBODY, person__left_at=None, person__hidden_at=None)
    said = openly.filter(experience__in=named).order_by()
    by_two = (FEW - 1) * ABOUT_AT_MOST
    people = said.values("person").distinct()
    return Q(Exists(said[by_two : by_two + 1])) | Q(Exists(people[FEW - 1 : FEW]))
