"""A year of giving and receiving as a drawing, and in words; never in numbers. Pure functions."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from eachother.exchange.models import Way
from eachother.exchange.queries import Mark

MONTHS = 12
HIGHEST = 5  # dots; above that, a month looks as full as it can
WIDE, APART, LABEL = 30, 16, 30  # a month's width, a dot's place, and room for the month's letter


class Dot(NamedTuple):
    x: int
    y: int
    way: str


class Month(NamedTuple):
    """`gave` and `received` say in words how often."""

    name: str
    initial: str
    x: int
    gave: str
    received: str


class Year(NamedTuple):
    """Zero is the line between; `top` and `bottom` are as far as there are dots, and a little more."""

    months: list[Month]
    dots: list[Dot]
    top: int
    bottom: int


def first_month(today: date) -> date:
    """The first day of the year that is drawn."""
    months = today.year * 12 + today.month - MONTHS
    return date(months // 12, months % 12 + 1, 1)


def year_of(marks: Iterable[Mark], today: date) -> Year:
    """What was given stands above the line, what was received below it."""
    first = first_month(today)
    counts = {(place, way): 0 for place in range(MONTHS) for way in Way}
    for mark in marks:
        day = timezone.localtime(mark.at).date()
        place = (day.year - first.year) * 12 + day.month - first.month
        if 0 <= place < MONTHS:
            counts[place, mark.way] += 1
    dots = [
        Dot(_middle(place), (n + 1) * (-APART if way == Way.GAVE else APART), way)
        for (place, way), many in counts.items()
        for n in range(min(many, HIGHEST))
    ]
    months = [_month(first, place, counts[place, Way.GAVE], counts[place, Way.RECEIVED]) for place in range(MONTHS)]
    heights = [0, *(dot.y for dot in dots)]
    return Year(months, dots, min(heights) - 2 * APART, max(heights) + LABEL)


def _month(first: date, place: int, gave: int, received: int) -> Month:
    month = date(first.year + (first.month - 1 + place) // 12, (first.month - 1 + place) % 12 + 1, 1)
    name = date_format(month, "F Y")
    return Month(name, name[:1], _middle(place), how_often(gave), how_often(received))


def how_often(many: int) -> str:
    """In words, because nothing here is a score."""
    if many == 0:
        return ""
    return _("once") if many == 1 else _("a few times") if many <= HIGHEST else _("often")


def _middle(place: int) -> int:
    return place * WIDE + WIDE // 2
