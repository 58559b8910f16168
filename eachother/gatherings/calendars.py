"""What stands in somebody's calendar, as plain values (`feeds.py` writes them). Never writes."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from eachother.circles.models import Circle
from eachother.gatherings import dates
from eachother.gatherings.actions.laying_out import shape_of
from eachother.gatherings.feeds import Entry, Otherwise, hash_of
from eachother.gatherings.models import Answer, Change, Feed, Gathering, Kind, Names, Occasion, Rhythm, Said
from eachother.people.models import Person
from eachother.web.addresses import url

BACK = timedelta(days=30)  # answers are kept no longer
COMES = (Said.COME, Said.MAYBE)


class Answers(NamedTuple):
    """What one person says of a gathering: of all its days from `since`, and of single ones."""

    of_all: str | None
    since: date | None
    of_days: dict[date, str]

    def of(self, on: date) -> str | None:
        return self.of_days.get(on) or (self.of_all if self.since and self.since <= on else None)


class Changed(NamedTuple):
    """A day that is called off, or moved."""

    on: date
    kind: str
    day: date | None
    at: time | None
    created_at: datetime

    @property
    def moved_to(self) -> tuple[date, time] | None:
        return (self.day, self.at) if self.day and self.at else None


NOTHING = Answers(None, None, {})


def feed_behind(secret: str) -> Feed | None:
    """The calendar at this address, with its person. One query."""
    feeds = Feed.objects.filter(secret_hash=hash_of(secret), person__left_at=None)
    return feeds.select_related("person", "circle").first()


def feeds_of(person: Person) -> list[Feed]:
    """All of this person's calendars, their own first. Two queries."""
    return list(Feed.objects.filter(person=person).select_related("circle").prefetch_related("chosen").order_by("pk"))


def circles_of(person: Person) -> list[Circle]:
    """The circles that can stand in a calendar. One query."""
    return list(Circle.objects.of(person).order_by("name", "pk"))


def entries_of(feed: Feed) -> tuple[Entry, ...]:
    """All that stands in it. Four queries, however much it is."""
    person, named = feed.person, feed.names == Names.NAMED
    whole = {feed.circle_id} if feed.circle_id else set(feed.chosen.values_list("circle_id", flat=True))
    shown = Gathering.objects.visible_to(person)
    if feed.circle_id:
        shown = shown.filter(circle=feed.circle_id)
    else:
        mine = Answer.objects.filter(gathering=OuterRef("pk"), person=person, said__in=COMES)
        shown = shown.filter(Exists(mine) | Q(circle__in=whole))
    since = timezone.localdate() - BACK
    still = Q(day__gte=since) | Q(until__gte=since) | (Q(until=None) & ~Q(rhythm=Rhythm.ONCE))
    found = list(shown.filter(still).order_by("pk"))
    changes = _changes(found)
    said = {} if feed.circle_id else _answers(person, found)
    return tuple(
        _entry(one, said.get(one.pk, NOTHING), changes[one.pk], whole=one.circle_id in whole, named=named)
        for one in found
    )


def entry_of(occasion: Occasion, *, named: bool) -> Entry:
    """One day of a gathering, alone."""
    gathering = occasion.gathering
    change = occasion.change
    moved = (change.day, change.at) if change and change.day and change.at else None
    this = Otherwise(occasion.on, Said.COME, moved)
    return _with(gathering, NOTHING, (this,), gathering.worded_at, named=named)


def name_of(feed: Feed, community: str) -> str:
    """What the calendar is called in the app."""
    if feed.names == Names.PRIVATE:
        return _("Gatherings")
    return feed.circle.name if feed.circle else community


def host() -> str:
    return urlsplit(str(settings.ADDRESS)).hostname or "localhost"


def _entry(gathering: Gathering, said: Answers, changes: Collection[Changed], *, whole: bool, named: bool) -> Entry:
    days = {*said.of_days, *(one.on for one in changes)}
    days |= {gathering.day} if not gathering.repeats else set()
    held = {one.on: one for one in changes}
    otherwise = tuple(_otherwise(on, said.of(on), held.get(on), whole=whole) for on in sorted(days))
    changed_at = max([gathering.worded_at, *(one.created_at for one in changes)])
    base = "" if whole and said.of_all is None else said.of_all if said.of_all in COMES else None
    return _with(gathering, said._replace(of_all=base), otherwise, changed_at, named=named)


def _otherwise(on: date, said: str | None, change: Changed | None, *, whole: bool) -> Otherwise:
    status = said if said in COMES else "" if said is None and whole else None
    return Otherwise(
        on, status, change.moved_to if change else None, off=change is not None and change.kind == Kind.OFF
    )


def _with(
    gathering: Gathering, said: Answers, otherwise: tuple[Otherwise, ...], changed_at: datetime, *, named: bool
) -> Entry:
    shape = shape_of(gathering)
    # Only the first day counts, so that the calendar is the same until another is the first.
    since = dates.first_since(shape, said.since) if said.since and said.of_all is not None else None
    return Entry(
        ref=gathering.ref,
        changed_at=changed_at,
        shape=shape,
        title=gathering.name if named else _("A gathering"),
        place=gathering.place if named else "",
        url=f"{settings.ADDRESS}{url('gatherings:gathering', gathering.ref)}" if named else "",
        said=said.of_all,
        since=since,
        otherwise=otherwise,
    )


def _changes(gatherings: Iterable[Gathering]) -> dict[int, list[Changed]]:
    found: dict[int, list[Changed]] = defaultdict(list)
    held = Change.objects.filter(put_back_at=None, occasion__gathering__in=gatherings).order_by("pk")
    rows = held.values_list("occasion__gathering", "occasion__on", "kind", "day", "at", "created_at")
    for gathering, on, kind, day, at, created_at in rows:
        found[gathering].append(Changed(on, kind, day, at, created_at))
    return found


def _answers(person: Person, gatherings: Iterable[Gathering]) -> dict[int, Answers]:
    rows: dict[int, Answers] = {}
    said = Answer.objects.filter(person=person, gathering__in=gatherings)
    for gathering, on, since, answer in said.values_list("gathering", "on", "since", "said"):
        before = rows.setdefault(gathering, Answers(None, None, {}))
        if on:
            before.of_days[on] = answer
        else:
            rows[gathering] = before._replace(of_all=answer, since=since)
    return rows
