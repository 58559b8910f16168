"""A circle, as far as a person may know of it."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.db.models.query import QuerySet
from django.http import Http404
from django.utils import timezone

from eachother.circles.models import Ask, Circle
from eachother.circles.models.circle import within
from eachother.circles.queries.about import AboutsOf
from eachother.circles.queries.counting import how_many
from eachother.foundation.prepared import Prepared
from eachother.people.models import Person, has_drawn_lines


def circle_for(person: Person, ref: str) -> Circle:
    """A circle that this person may know of, with whether they are in it (`is_in`) and how many people who exist for
    them are (`how_many`), what it is about (`round`), and whether there is anybody whom they do not come across
    (`draws_lines`); else a 404."""
    return _first(_known(person=person, ref=ref, now=timezone.now()))


def circle_to_read(person: Person, ref: str) -> Circle:
    """A circle in which this person may read, with `is_in`; else a 404."""
    return _first(_readable(person=person, ref=ref, now=timezone.now()))


def circle_of(person: Person, ref: str) -> Circle:
    """A circle that this person is in. A 404 where they may not read, PermissionDenied where they may only read."""
    circle = circle_to_read(person, ref)
    if not circle.is_in:  # type: ignore[attr-defined]
        raise PermissionDenied
    return circle


def known(circles: QuerySet[Circle], person: Person, now: datetime | None = None) -> QuerySet[Circle]:
    """A prepared query hands on `now`."""
    asked = Exists(Ask.objects.waiting_for(person, now).filter(circle=OuterRef("pk")))
    return circles.annotate(is_in=within(person), is_asked=asked, how_many=how_many(person))


def _first(found: list[Circle]) -> Circle:
    if not found:
        raise Http404
    return found[0]


def _for(person: Person, ref: str, now: datetime) -> QuerySet[Circle, Any]:
    circles = known(Circle.objects.visible_to(person, now), person, now).filter(ref=ref)
    return circles.annotate(round=AboutsOf(person), draws_lines=has_drawn_lines(person, now))


def _to_read(person: Person, ref: str, now: datetime) -> QuerySet[Circle, Any]:
    return known(Circle.objects.readable_by(person), person, now).filter(ref=ref)


_known = Prepared(_for, person=Person, ref=str, now=datetime)
_readable = Prepared(_to_read, person=Person, ref=str, now=datetime)
