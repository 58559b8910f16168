"""Who is at a table and what was said there, for one person. Never writes.

Of somebody who is blocked or muted there is neither a seat nor a line. One query, for the names; the lines themselves
are in no database.
"""

from collections.abc import Iterable
from datetime import datetime
from time import time
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from eachother.circles.models import Circle
from eachother.circles.queries import circle_to_read
from eachother.foundation.prepared import Many, Prepared
from eachother.people.hiding import Hiding
from eachother.people.models import Mute, Person, muted_by
from eachother.people.queries import visible_to
from eachother.table.board import tables
from eachother.table.seats import Away, Line, Seat

SEATS_LOOKED_AT = 400
SEATS_SHOWN = 40


class Seated(NamedTuple):
    ref: str
    name: str
    listening: bool
    me: bool


class Said(NamedTuple):
    """A line and who said it; `hidden` when the reader asked to hide something in it."""

    line: Line
    ref: str
    name: str
    mine: bool
    hidden: bool


class AtTable(NamedTuple):
    """What one person sees of a table. `mine` is their own seat, `more` how many others are there, `away` that it
    cannot be reached just now."""

    seated: list[Seated]
    more: int
    lines: list[Said]
    mine: Seat | None
    away: bool = False


def circle_at(person: Person, ref: str) -> Circle:
    """A circle that this person is in, with all that a page inside it shows; else a 404: a table is for nobody who only
    reads."""
    circle = circle_to_read(person, ref)
    if not circle.is_in:  # type: ignore[attr-defined]
        raise Http404
    return circle


def circle_of_table(person: Person, ref: str) -> Circle:
    """The same with nothing else: all who are there ask at once when somebody says something."""
    for circle in _in(person=person, ref=ref):
        return circle
    raise Http404


def table_for(viewer: Person, circle: Circle, hiding: Hiding) -> AtTable:
    now = time()
    try:
        seats, lines = tables().seats(circle.ref, now), tables().lines(circle.ref, now)
    except Away:
        return AtTable([], 0, [], None, away=True)
    names = _names(viewer, [*list(seats)[:SEATS_LOOKED_AT], *(line.person_id for line in lines)])
    seated = _seated(viewer, seats, names)
    said = [_said(viewer, line, *names[line.person_id], hiding) for line in lines if line.person_id in names]
    return AtTable(seated[:SEATS_SHOWN], max(0, len(seated) - SEATS_SHOWN), said, seats.get(viewer.pk))


def ids_at(circle: Circle) -> list[int]:
    """Who is there (by id), for a circle's front page, which asks for names. No query; nobody for who only reads."""
    return list(_seats(circle))[:SEATS_LOOKED_AT] if circle.is_in else []  # type: ignore[attr-defined]


def seated_at(circle: Circle, viewer: Person) -> list[Seated]:
    """Who is there, of those whose `names` the circle's front page has brought. No query."""
    return _seated(viewer, _seats(circle), circle.names)  # type: ignore[attr-defined]


def _seats(circle: Circle) -> dict[int, Seat]:
    try:
        return tables().seats(circle.ref, time())
    except Away:
        return {}


def audience(circle: Circle, by: Person) -> list[int]:
    """Everybody in the circle (ids) whose open page may show that `by` did something at the table."""
    return [pk for (pk,) in _audience(by=by, circle=circle, now=timezone.now())]


def _audience_of(by: Person, circle: Circle, now: datetime) -> QuerySet[Person, tuple[Any, ...]]:
    deaf = Mute.objects.holding(now).filter(other=by).values("by")
    return visible_to(by).filter(in_circles__circle=circle).exclude(pk__in=deaf).values_list("pk")


_audience = Prepared(_audience_of, by=Person, circle=Circle, now=datetime)


def _names(viewer: Person, ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Ref and name of those of these people whom the viewer comes across, and their own."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    return {pk: (ref, name) for pk, ref, name in _people(viewer=viewer, ids=wanted, now=timezone.now())}


def _people_of(viewer: Person, ids: list[int], now: datetime) -> QuerySet[Person, tuple[Any, ...]]:
    people = visible_to(viewer).filter(pk__in=ids).filter(~muted_by(viewer, "pk", now))
    return people.values_list("pk", "ref", "name")


_people = Prepared(_people_of, viewer=Person, ids=Many(int), now=datetime)


def _seated(viewer: Person, seats: dict[int, Seat], names: dict[int, tuple[str, str]]) -> list[Seated]:
    return [Seated(*names[pk], seat.listening, pk == viewer.pk) for pk, seat in seats.items() if pk in names]


def _said(viewer: Person, line: Line, ref: str, name: str, hiding: Hiding) -> Said:
    hidden = line.person_id != viewer.pk and any(f" {key} " in f" {line.key} " for key in hiding.keys)
    return Said(line, ref, name, line.person_id == viewer.pk, hidden)


def _in_it(person: Person, ref: str) -> QuerySet[Circle]:
    return Circle.objects.of(person).filter(ref=ref)


_in = Prepared(_in_it, person=Person, ref=str)
