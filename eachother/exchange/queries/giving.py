"""Giving and receiving: one's own, for oneself; everybody's, without anybody."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from django.core.cache import cache
from django.db.models import Q
from django.utils import timezone

from eachother.exchange.models import Afterword, Answer, Kind, Way
from eachother.exchange.rules import Roles, roles
from eachother.people.models import Person

LOOKED_AT = timedelta(days=180)
KEPT = timedelta(days=2)  # longer than the day it is named after


class Mark(NamedTuple):
    """On this day somebody gave something, or received something."""

    at: datetime
    way: Way


def marks_of(person: Person, since: datetime) -> list[Mark]:
    """One's own giving and receiving, in its order: what was taken up, and what one said of it afterwards. Two
    queries."""
    ways = _ways(Q(by=person) | Q(slip__by=person), Q(by=person), since)
    return sorted(Mark(at, way) for who, way, at in ways if who == person.pk)


def roles_here() -> Roles | None:
    """Whether roles are setting hard here; None is: too few to say. Worked out once a day, so that nobody sees what one
    more row changes."""
    key = f"exchange:roles:{timezone.localdate().isoformat()}"
    kept: tuple[Roles | None] | None = cache.get(key)
    if kept is None:
        kept = (_roles(),)
        cache.set(key, kept, KEPT.total_seconds())
    return kept[0]


def _roles() -> Roles | None:
    counts: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0])
    here = Q(by__left_at=None)
    for who, way, _at in _ways(here & Q(slip__by__left_at=None), here, timezone.now() - LOOKED_AT):
        counts[who][way == Way.RECEIVED] += 1
    return roles([(gave, received) for gave, received in counts.values()])


def _ways(taken_up: Q, said: Q, since: datetime) -> Iterator[tuple[int, Way, datetime]]:
    """Who gave and who received, each once for what was taken up: whoever answers an ask gives, whoever asked receives;
    and the other way about, if somebody says so afterwards."""
    told: set[tuple[int, int, Way]] = set()
    rows = Answer.objects.taken_up().filter(taken_up, taken_up_at__gte=since)
    for answer, by, writer, kind, at in rows.values_list("pk", "by", "slip__by", "slip__kind", "taken_up_at"):
        if at is None:
            continue
        giver, receiver = (by, writer) if kind == Kind.ASK else (writer, by)
        told |= {(answer, giver, Way.GAVE), (answer, receiver, Way.RECEIVED)}
        yield giver, Way.GAVE, at
        yield receiver, Way.RECEIVED, at
    afterwards = Afterword.objects.filter(said, created_at__gte=since)
    for answer, by, way, at in afterwards.values_list("answer", "by", "way", "created_at"):
        if (answer, by, Way(way)) not in told:
            yield by, Way(way), at
