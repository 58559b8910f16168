"""What waits for a person. Nothing from somebody whom they have blocked or muted, who has blocked them, or has left."""

from collections import Counter
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from eachother.foundation.prepared import Many, Prepared
from eachother.notices import kinds
from eachother.notices.models import Notice
from eachother.people.models import Block, Person, PowersOf, muted_by

AT_ONCE = 20
SHOWN_OF_BY = ("ref", "name", "words")
COUNTED = 100  # beyond that, a badge says no more


def waiting_for(person: Person) -> list[kinds.NoticeCard]:
    """The newest of what waits, newest first, at most `AT_ONCE`. One query, and those of each `describe`."""
    notices = _seen_by(person)[:AT_ONCE]
    batches: dict[kinds.Describe, list[Notice]] = {}
    for notice in notices:
        batches.setdefault(kinds.named(notice.kind).describe, []).append(notice)
    cards = [card for describe, batch in batches.items() for card in describe(person, batch)]
    places = {notice.pk: place for place, notice in enumerate(notices)}
    return sorted(cards, key=lambda card: places[card.notice.pk])


def counts_by_place(person: Person) -> dict[str, int]:
    """How much waits in each place, by the key of its badge. One query, or none after `waiting_for`."""
    return dict(Counter(kinds.named(notice.kind).place for notice in _seen_by(person)))


def _seen_by(person: Person) -> list[Notice]:
    """This person's notices, newest first, without those from people they do not come across.

    The page and its badges both ask, for the one person of a request: it is read once for each such object.
    """
    seen: list[Notice] | None = vars(person).get("_notices_seen")
    if seen is None:
        seen = _notices(person=person, names=[kind.name for kind in kinds.registered()], now=timezone.now())
        vars(person)["_notices_seen"] = seen
    return seen


def _of_these_kinds(person: Person, names: list[str], now: datetime) -> QuerySet[Notice]:
    blocked = Block.objects.filter(Q(by=person, other=OuterRef("by")) | Q(by=OuterRef("by"), other=person))
    notices = Notice.objects.filter(person=person, kind__in=names, by__left_at=None)
    notices = notices.filter(~Exists(blocked), ~muted_by(person, "by", now))
    for stands, kinds_of_it in _kinds_by_what_must_hold().items():
        notices = notices.filter(~Q(kind__in=kinds_of_it) | stands(person))
    notices = notices.select_related("by").only("person_id", "kind", "about", *(f"by__{name}" for name in SHOWN_OF_BY))
    return notices.annotate(by_carries=PowersOf("by")).order_by("-created_at", "-pk")[:COUNTED]


def _kinds_by_what_must_hold() -> dict[kinds.Stands, list[str]]:
    together: dict[kinds.Stands, list[str]] = {}
    for kind in kinds.registered():
        if kind.stands:
            together.setdefault(kind.stands, []).append(kind.name)
    return together


_notices = Prepared(_of_these_kinds, person=Person, names=Many(str), now=datetime)
