"""What the people of Riverside ask for and offer, who has answered, and what was said of it afterwards."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.utils import timezone

from eachother.circles.models import Circle
from eachother.demo.keys import Inhabitant
from eachother.demo.reading import LifeError, choice, flags
from eachother.demo.shapes import AnswerGiven, SlipPut
from eachother.exchange import own_words
from eachother.exchange.kinds import AFTERWORD, ANSWER, NOBODY_YET, ROUND, TAKEN_UP
from eachother.exchange.models import Afterword, Answer, Audience, Kind, Round, Slip, Way
from eachother.foundation.text import clean_line, clean_text
from eachother.notices.models import Notice
from eachother.people.actions import acquaint
from eachother.people.models import Company, Person

STILL_NEW = timedelta(days=3)  # what was told longer ago has been seen
WENT_ROUND = timedelta(days=1)


def put_up(
    lives: Iterable[SlipPut], people: Mapping[str, Inhabitant], circles: Mapping[str, Circle], now: datetime
) -> None:
    """Raises LifeError for one to a circle that is not there."""
    for one in lives:
        if one.circle and one.circle not in circles:
            raise LifeError(f"exchange.toml: no circle is called {one.circle!r}.")
        slip = _slip(one, people[one.by].person, circles.get(one.circle), now)
        for given in one.answers:
            _answer(slip, given, people, now)
        for name in one.round_to:
            _goes_round(slip, people[name].person, now)


def _slip(one: SlipPut, by: Person, circle: Circle | None, now: datetime) -> Slip:
    at = now - timedelta(days=one.days_ago)
    slip = Slip.objects.create(
        kind=choice(Kind, one.kind),
        by=by,
        circle=circle,
        words=clean_text(one.words),
        company=int(flags(Company, one.company)),
        time=clean_line(one.time),
        place=clean_line(one.place),
        created_at=at,
        put_up_at=at,
        until=timezone.localdate(at + timedelta(days=one.up_for)),
        went_round_at=now - WENT_ROUND if one.round_to else None,
    )
    if slip.is_up:
        own_words.put(slip)
    if one.round_to:
        Notice.objects.create(person=by, kind=NOBODY_YET, about=slip.ref, created_at=now - WENT_ROUND)
    return slip


def _answer(slip: Slip, given: AnswerGiven, people: Mapping[str, Inhabitant], now: datetime) -> None:
    by, at = people[given.by].person, now - timedelta(days=given.days_ago)
    taken_up_at = now - timedelta(days=given.taken_up) if given.taken_up else None
    answer = Answer.objects.create(
        slip=slip, by=by, words=clean_line(given.words), created_at=at, taken_up_at=taken_up_at
    )
    if taken_up_at is None:
        Notice.objects.create(person=slip.by, kind=ANSWER, about=answer.ref, by=by, created_at=at)
        return
    acquaint(slip.by, by)
    if now - taken_up_at < STILL_NEW:
        Notice.objects.create(person=by, kind=TAKEN_UP, about=answer.ref, by=slip.by, created_at=taken_up_at)
    for said in given.said:
        one = people[said.by].person
        other = slip.by if one.pk == by.pk else by
        when = now - timedelta(days=said.days_ago)
        Afterword.objects.create(
            by=one,
            other=other,
            answer=answer,
            circle=slip.circle,
            way=choice(Way, said.way),
            words=clean_text(said.words),
            audience=choice(Audience, said.audience),
            created_at=when,
        )
        if now - when < STILL_NEW:
            Notice.objects.get_or_create(
                person=other, kind=AFTERWORD, about=answer.ref, defaults={"by": one, "created_at": when}
            )


def _goes_round(slip: Slip, person: Person, now: datetime) -> None:
    at = now - WENT_ROUND
    Round.objects.create(slip=slip, person=person, created_at=at)
    Notice.objects.create(person=person, kind=ROUND, about=slip.ref, by=slip.by, created_at=at)
