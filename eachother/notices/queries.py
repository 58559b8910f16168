"""What waits for a person, and what they have chosen. Nothing is shown from somebody whom they have blocked or muted,
who has blocked them, or has left; and nothing before the hour for which it is kept."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from eachother.foundation.prepared import Many, Prepared
from eachother.notices import kinds
from eachother.notices.models import Choice, Manner, Notice, Told
from eachother.people.models import Block, Person, PowersOf, muted_by
from eachother.web.paging import Paged, paged

AT_ONCE = 20
ON_TODAY = 5  # the rest stands a page further
# In the order of the tables' columns, as `from_db` takes them.
SHOWN = ("id", "created_at", "person_id", "kind", "about", "by_id", "shown_from")
SHOWN_OF_BY = ("id", "ref", "name", "words")
COUNTED = 100  # beyond that, a badge says no more
ASKED_AT_ONCE = 1000


class Waits(NamedTuple):
    """A notice as it is counted. Few of them are shown, and only those become rows with a person (`_as_rows`)."""

    kind: str
    shown_from: datetime | None
    fields: tuple[Any, ...]
    by: tuple[Any, ...]
    by_carries: Any


def waiting_for(person: Person, at_most: int = AT_ONCE) -> list[kinds.NoticeCard]:
    """The newest of what waits, newest first. One query, and those of each `describe`; these once more when the matter
    of some is over, so that what stands behind them is told too."""
    seen = _seen_by(person)
    cards = _described(person, _as_rows(seen[:at_most]))
    if len(cards) < at_most < len(seen):
        cards += _described(person, _as_rows(seen[at_most:AT_ONCE]))[: at_most - len(cards)]
    return cards


def more_waits(person: Person, than: int) -> bool:
    """Whether more waits than this. No query after `waiting_for`."""
    return len(_seen_by(person)) > than


def page_for(person: Person, number: int) -> Paged[kinds.NoticeCard]:
    """A page of all that waits, newest first. As many queries as `waiting_for`; one more far back."""
    start = (number - 1) * AT_ONCE
    if start + AT_ONCE < COUNTED:  # what the badges have read anyway
        seen = _seen_by(person)
        rows = _as_rows(seen[start : start + AT_ONCE])
        found = Paged(rows, number, number - 1 or None, number + 1 if seen[start + AT_ONCE :] else None)
    else:
        found = paged(_of_these_kinds(person, _names(), timezone.now()), number, size=AT_ONCE)
    return Paged(_described(person, found.rows), found.number, found.before, found.next)


def cards_among(person: Person, which: Q) -> list[kinds.NoticeCard]:
    """Those of what waits that `which` says, newest first. One query, and those of each `describe`."""
    return _described(person, list(_of_these_kinds(person, _names(), timezone.now()).filter(which)[:AT_ONCE]))


def counts_by_place(person: Person) -> dict[str, int]:
    """How much waits in each place, by the key of its badge; what is gathered is counted in none. One query, or none
    after `waiting_for`."""
    seen: list[Waits] | None = vars(person).get("_notices_seen")
    if seen is None:
        told: Iterable[str] = (kind for (kind,) in _told(person=person, names=_names(), now=timezone.now()))
    else:
        told = (notice.kind for notice in seen if notice.shown_from is None)
    return dict(Counter(kinds.named(kind).place for kind in told))


def notice_of(person: Person, kind: str, about: str) -> Notice | None:
    """The one that waits for this person, if it does."""
    return next(iter(_one(person=person, kind=kind, about=about)), None)


def choices_of(people: Collection[int], *, group: str, scope: str) -> dict[int, tuple[Told | None, Told | None]]:
    """What those of these people (by id) who have chosen something said of this group, and of this scope."""
    about = Q(group=group) | Q(scope=scope) if scope else Q(group=group)
    found: dict[int, tuple[Told | None, Told | None]] = {}
    for some in _some(people):
        rows = Choice.objects.filter(about, person__in=some).values_list("person_id", "group", "told")
        for person, of_group, way in rows:
            kind, place = found.get(person, (None, None))
            found[person] = (Told(way), place) if of_group else (kind, Told(way))
    return found


def manners_of(people: Collection[int]) -> dict[int, Manner]:
    """When each of these people (by id) wants what is gathered."""
    rows = (row for some in _some(people) for row in Manner.objects.filter(person__in=some))
    return {pk: Manner(person_id=pk) for pk in people} | {row.person_id: row for row in rows}


def manner_of(person: Person) -> Manner:
    return manners_of([person.pk])[person.pk]


def chosen_by(person: Person) -> list[Choice]:
    """All that this person has chosen, in the order in which they did."""
    return list(Choice.objects.filter(person=person).order_by("pk"))


def _described(person: Person, notices: Sequence[Notice]) -> list[kinds.NoticeCard]:
    batches: dict[kinds.Describe, list[Notice]] = {}
    for notice in notices:
        batches.setdefault(kinds.named(notice.kind).describe, []).append(notice)
    cards = [card for describe, batch in batches.items() for card in describe(person, batch)]
    places = {notice.pk: place for place, notice in enumerate(notices)}
    return sorted(cards, key=lambda card: places[card.notice.pk])


def _seen_by(person: Person) -> list[Waits]:
    """This person's notices, newest first, without those from people they do not come across.

    The page and its badges both ask, for the one person of a request: it is read once for each such object.
    """
    seen: list[Waits] | None = vars(person).get("_notices_seen")
    if seen is None:
        fields, by = len(SHOWN), len(SHOWN_OF_BY)
        rows = _notices(person=person, names=_names(), now=timezone.now())
        seen = [Waits(row[3], row[6], row[:fields], row[fields : fields + by], row[fields + by]) for row in rows]
        vars(person)["_notices_seen"] = seen
    return seen


def _as_rows(seen: Sequence[Waits]) -> list[Notice]:
    rows = []
    for one in seen:
        notice = Notice.from_db(DEFAULT_DB_ALIAS, SHOWN, one.fields)
        notice.by = Person.from_db(DEFAULT_DB_ALIAS, SHOWN_OF_BY, one.by) if one.by[0] else None
        notice.by_carries = one.by_carries  # type: ignore[attr-defined]
        rows.append(notice)
    return rows


def _names() -> list[str]:
    return [kind.name for kind in kinds.registered()]


def _newest(person: Person, names: list[str], now: datetime) -> QuerySet[Notice, tuple[Any, ...]]:
    shown = (*SHOWN, *(f"by__{name}" for name in SHOWN_OF_BY))
    return _in_order(_standing(person, names, now)).values_list(*shown, "by_carries")[:COUNTED]


def _of_these_kinds(person: Person, names: list[str], now: datetime) -> QuerySet[Notice]:
    shown = (*SHOWN, *(f"by__{name}" for name in SHOWN_OF_BY))
    return _in_order(_standing(person, names, now)).select_related("by").only(*shown)


def _kinds_told(person: Person, names: list[str], now: datetime) -> QuerySet[Notice, tuple[Any, ...]]:
    return _standing(person, names, now).filter(shown_from=None).values_list("kind")[:COUNTED]


def _these(person: Person, kind: str, about: str) -> QuerySet[Notice]:
    return Notice.objects.filter(person=person, kind=kind, about=about)[:1]


def _in_order(notices: QuerySet[Notice]) -> QuerySet[Notice]:
    return notices.annotate(by_carries=PowersOf("by")).order_by("-created_at", "-pk")


def _standing(person: Person, names: list[str], now: datetime) -> QuerySet[Notice]:
    blocked = Block.objects.filter(Q(by=person, other=OuterRef("by")) | Q(by=OuterRef("by"), other=person))
    notices = Notice.objects.filter(person=person, kind__in=names, by__left_at=None)
    notices = notices.filter(Q(shown_from=None) | Q(shown_from__lte=now))
    notices = notices.filter(~Exists(blocked), ~muted_by(person, "by", now))
    for stands, kinds_of_it in _kinds_by_what_must_hold().items():
        notices = notices.filter(~Q(kind__in=kinds_of_it) | stands(person))
    return notices


def _kinds_by_what_must_hold() -> dict[kinds.Stands, list[str]]:
    together: dict[kinds.Stands, list[str]] = {}
    for kind in kinds.registered():
        if kind.stands:
            together.setdefault(kind.stands, []).append(kind.name)
    return together


def _some(people: Collection[int]) -> Iterable[list[int]]:
    ids = list(people)
    return (ids[start : start + ASKED_AT_ONCE] for start in range(0, len(ids), ASKED_AT_ONCE))


_notices = Prepared(_newest, person=Person, names=Many(str), now=datetime)
_told = Prepared(_kinds_told, person=Person, names=Many(str), now=datetime)
_one = Prepared(_these, person=Person, kind=str, about=str)
