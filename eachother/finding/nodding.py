"""Who may nod to whom. Never writes."""

from datetime import datetime
from typing import Any, Protocol

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.utils import timezone

from eachother.finding.models import NOD_LASTS, Nod, Tie
from eachother.foundation.prepared import Prepared
from eachother.people.models import HiddenFrom, NoddedBy, Person, muted_by
from eachother.people.queries import person_for, share_something, visible_to

AT_MOST = 20


def nodded_first(person: Person) -> list[int]:
    """Who lets themselves be found only by people they have nodded to, this person among them; the newest nod first.

    One query.
    """
    now = timezone.now()
    return [by for (by,) in _nodded_first(person=person, now=now, since=now - NOD_LASTS)]


def somebody_to_nod_to(person: Person, ref: str) -> Person:
    """Whoever exists for this person and lets them nod; a 404 for anybody else, whatever the reason is."""
    other = person_for(person, ref)
    if not lets_nod(person, other):
        raise Http404
    return other


def lets_nod(person: Person, other: Person) -> bool:
    """Whether `other`, who exists for this person, lets them nod. Whoever has nodded to them is nodded back to."""
    if Nod.objects.live().filter(by=other, to=person).exists():
        return True
    return welcomes_nods(other, sharing=other.nodded_by == NoddedBy.SHARING and share_something(person, other))


class Nodded(Protocol):
    """Somebody, as far as it is theirs to say who nods to them."""

    @property
    def hidden_at(self) -> datetime | None: ...
    @property
    def nodded_by(self) -> str: ...


def welcomes_nods(other: Nodded, *, sharing: bool) -> bool:
    """Whether a first nod may come from somebody who shares something with `other`, or (not `sharing`) does not."""
    if other.hidden_at or other.nodded_by == NoddedBy.NOBODY:
        return False
    return sharing or other.nodded_by == NoddedBy.SEEING


def _who_nodded_first(person: Person, now: datetime, since: datetime) -> QuerySet[Nod, tuple[Any, ...]]:
    tied = Tie.objects.filter(person=person, other=OuterRef("by"))
    there = visible_to(person).filter(hidden_at__isnull=False, hidden_from=HiddenFrom.STRANGERS)
    nods = Nod.objects.live(since).filter(~Exists(tied), ~muted_by(person, "by", now), to=person, by__in=there)
    return nods.order_by("-created_at").values_list("by")[:AT_MOST]


_nodded_first = Prepared(_who_nodded_first, person=Person, now=datetime, since=datetime)
