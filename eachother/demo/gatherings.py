"""When and where people of Riverside meet."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.utils import timezone

from eachother.circles.models import Circle
from eachother.demo.keys import Inhabitant
from eachother.demo.reading import choice
from eachother.demo.shapes import DayChanged, Meeting
from eachother.foundation.text import clean_text
from eachother.gatherings import dates, queries
from eachother.gatherings.actions.laying_out import lay_out, when
from eachother.gatherings.kinds import CHANGED
from eachother.gatherings.models import Answer, Calling, Change, Gathering, Kind, Note, Occasion, Rhythm, Said
from eachother.notices.models import Notice

SET_UP_BEFORE = timedelta(days=6)
ANSWERED_BEFORE = timedelta(days=3)
WEEK = timedelta(days=7)


def arrange(
    lives: Iterable[Meeting], people: Mapping[str, Inhabitant], circles: Mapping[str, Circle], now: datetime
) -> None:
    """The gatherings, their days, and what has been said and done about them."""
    for one in lives:
        gathering = _set_up(one, people, circles, now)
        ahead = list(gathering.occasions.coming().order_by("starts_at")[:6])
        past = list(gathering.occasions.over().order_by("starts_at"))
        _answer(one, gathering, ahead, people, now)
        for called in one.calls:
            Calling.objects.create(occasion=ahead[called.on], by=people[called.by].person, line=called.line)
        for change in one.changes:
            _change(change, gathering, ahead[change.on], people, now)
        for number, note in enumerate(one.notes):
            Note.objects.create(
                occasion=past[note.on],
                number=1 + sum(before.on == note.on for before in one.notes[:number]),
                words=clean_text(note.words),
                by=people[note.by].person,
                created_at=min(now, past[note.on].ends_at + timedelta(hours=note.hours_later)),
            )


def _set_up(one: Meeting, people: Mapping[str, Inhabitant], circles: Mapping[str, Circle], now: datetime) -> Gathering:
    by, rhythm = people[one.by].person, choice(Rhythm, one.rhythm)
    first = _first_day(timezone.localdate() + timedelta(days=one.first_in_days), rhythm)
    began = min(now, now + timedelta(days=one.first_in_days)) - SET_UP_BEFORE
    gathering = Gathering.objects.create(
        circle=circles[one.circle] if one.circle else None,
        name=one.name,
        words=clean_text(one.words),
        place=one.place,
        link=one.link,
        access=clean_text(one.access),
        zone=one.zone or settings.TIME_ZONE,
        day=first,
        at=time.fromisoformat(one.at),
        minutes=one.minutes,
        rhythm=rhythm,
        until=first if rhythm == Rhythm.ONCE else None,
        seats=one.seats or None,
        set_up_by=by,
        worded_by=by,
        created_at=began,
        worded_at=began,
    )
    lay_out(gathering)
    return gathering


def _first_day(day: date, rhythm: Rhythm) -> date:
    while not dates.fits(rhythm, day):
        day += WEEK
    return day


def _answer(
    one: Meeting, gathering: Gathering, ahead: list[Occasion], people: Mapping[str, Inhabitant], now: datetime
) -> None:
    """In the order in which they are written down."""
    Answer.objects.bulk_create(
        Answer(
            gathering=gathering,
            person=people[said.by].person,
            said=choice(Said, said.said),
            said_at=now - ANSWERED_BEFORE + timedelta(minutes=place),
            on=None if said.on < 0 else ahead[said.on].on,
            since=min(gathering.day, ahead[0].on) if said.on < 0 else None,
        )
        for place, said in enumerate(one.answers)
    )


def _change(
    one: DayChanged, gathering: Gathering, occasion: Occasion, people: Mapping[str, Inhabitant], now: datetime
) -> None:
    by = people[one.by].person
    occasion.change = Change.objects.create(
        occasion=occasion,
        kind=Kind.OFF if one.off else Kind.MOVED,
        day=None if one.off else occasion.on + timedelta(days=one.days_later),
        at=None if one.off else time.fromisoformat(one.at),
        words=one.words,
        by=by,
        created_at=now - timedelta(days=one.days_ago),
    )
    occasion.starts_at, occasion.ends_at = when(occasion, gathering)
    occasion.save()
    Notice.objects.bulk_create(
        Notice(person_id=who, kind=CHANGED, about=occasion.ref, created_at=occasion.change.created_at)
        for who in sorted(queries.coming_to(occasion).all - {by.pk})
    )
