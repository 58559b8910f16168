"""The circles of Riverside: who gathers round what, what they agreed on, and who is at their doors."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from eachother.circles.kinds import ASKED, CLAUSE, KNOCK
from eachother.circles.models import (
    FADES_AFTER,
    About,
    Acts,
    Answer,
    Ask,
    Asking,
    Circle,
    Clause,
    Door,
    Knock,
    Membership,
    Readers,
    Says,
)
from eachother.circles.parts import KEYS
from eachother.circles.queries.agreement import standing_of
from eachother.circles.rules import ANSWERED_WITHIN, Stands
from eachother.demo.keys import Inhabitant
from eachother.demo.people import lived_thing
from eachother.demo.reading import LifeError, choice
from eachother.demo.shapes import AskedIn, CircleClause, Gathered, KnockThere, PutToACircle
from eachother.foundation.text import clean_text
from eachother.notices.models import Notice

People = Mapping[str, Inhabitant]


def gather(lives: Iterable[Gathered], people: People, now: datetime) -> dict[str, Circle]:
    """The circles, by name. Raises LifeError for one about something that nobody has lived, and for a clause that
    belongs nowhere."""
    return {one.name: _begin(one, people, now) for one in lives}


def _begin(one: Gathered, people: People, now: datetime) -> Circle:
    circle = Circle.objects.create(
        name=one.name,
        words=clean_text(one.words),
        door=choice(Door, one.door),
        readers=choice(Readers, one.readers),
        created_at=now - timedelta(days=one.began_days_ago),
        stirred_at=now - timedelta(days=one.quiet_for_days),
    )
    abouts = [lived_thing(name) for name in one.about]
    About.objects.bulk_create(About(circle=circle, name=lived.name, name_key=lived.name_key) for lived in abouts)
    Membership.objects.bulk_create(
        Membership(circle=circle, person=people[came.name].person, created_at=now - timedelta(days=came.days_ago))
        for came in one.people
    )
    for clause in one.clauses:
        _agree(clause, one, circle, people, now)
    for knock in one.knocks:
        _knock(knock, circle, people, now)
    for ask in one.asks:
        _ask_in(ask, circle, people, now)
    return circle


def _agree(one: CircleClause, life: Gathered, circle: Circle, people: People, now: datetime) -> None:
    if one.part not in KEYS:
        raise LifeError(f"{one.part!r} is no part of an agreement.")
    at = now - timedelta(days=one.askings[0].days_ago)
    clause = Clause.objects.create(circle=circle, part=one.part, acts=choice(Acts, one.acts), created_at=at)
    for number, put in enumerate(one.askings, 1):
        asking = _put(put, clause, life, people, number=number, now=now)
    if standing_of(asking).stands == Stands.RUNS:
        silent = circle.memberships.exclude(person__in=Answer.objects.filter(asking=asking).values("person"))
        by = people[one.askings[-1].by].person
        Notice.objects.bulk_create(
            Notice(person_id=pk, kind=CLAUSE, about=clause.ref, by=by, created_at=asking.created_at)
            for pk in silent.values_list("person", flat=True)
        )


def _put(one: PutToACircle, clause: Clause, life: Gathered, people: People, *, number: int, now: datetime) -> Asking:
    """Put then, to those who were in it then; they answer one after the other in the days after."""
    at = now - timedelta(days=one.days_ago)
    asking = Asking.objects.create(
        clause=clause,
        number=number,
        words=clean_text(one.words),
        by=people[one.by].person,
        asked=sum(came.days_ago >= one.days_ago for came in life.people),
        closes_at=at + ANSWERED_WITHIN,
        created_at=at,
    )
    said = [(name, Says.YES, "") for name in (one.by, *one.yes)] + [(no.by, Says.NO, no.words) for no in one.no]
    apart = timedelta(days=min(one.days_ago, 5.0)) / (len(said) + 1)
    Answer.objects.bulk_create(
        Answer(asking=asking, person=people[name].person, says=says, words=words, created_at=at + place * apart)
        for place, (name, says, words) in enumerate(said)
    )
    return asking


def _knock(one: KnockThere, circle: Circle, people: People, now: datetime) -> None:
    at, by = now - timedelta(days=one.days_ago), people[one.by].person
    knock = Knock(circle=circle, by=by, words=clean_text(one.words), created_at=at, fades_at=at + FADES_AFTER)
    if one.answered_by:
        knock.answered_at, knock.answer = at + timedelta(days=1), one.answer
        knock.answered_by = people[one.answered_by].person
    knock.save()
    if not one.answered_by:
        Notice.objects.bulk_create(
            Notice(person_id=pk, kind=KNOCK, about=knock.ref, by=by, created_at=at)
            for pk in circle.memberships.values_list("person", flat=True)
        )


def _ask_in(one: AskedIn, circle: Circle, people: People, now: datetime) -> None:
    at, by, whom = now - timedelta(days=one.days_ago), people[one.by].person, people[one.whom].person
    Ask.objects.create(circle=circle, by=by, person=whom, fades_at=at + FADES_AFTER, created_at=at)
    Notice.objects.create(person=whom, kind=ASKED, about=circle.ref, by=by, created_at=at)
