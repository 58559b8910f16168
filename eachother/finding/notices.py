"""Who is told of what: of a nod, of a nod that was answered, of somebody new."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from eachother.finding.kinds import NEW, NOD
from eachother.finding.models import NOD_LASTS, Nod
from eachother.finding.rules import NEW_FOR
from eachother.foundation.prepared import Many, Prepared
from eachother.notices import kinds
from eachother.notices.models import Notice
from eachother.people.models import NoddedBy, Person
from eachother.people.queries import met_by, shown_experiences, visible_to
from eachother.web.addresses import url

PLACE = "people"
QUIET = "newcomers"  # no place in the rail has this badge
NEWCOMERS = kinds.Group("newcomers", _lazy("Somebody is new, and shares something with you"))
NODS = kinds.Group("nods", _lazy("Somebody nods to you"))


def register() -> None:
    kinds.register(kinds.Kind(NOD, PLACE, describe, group=NODS))
    kinds.register(kinds.Kind(NEW, QUIET, describe, group=NEWCOMERS))


class Passed(NamedTuple):
    """What has passed between the viewer and somebody: a nod of theirs (`nods`), of the viewer's (`nodded`), both."""

    pk: int
    nods: bool
    nodded: bool
    met: bool
    created_at: datetime
    hidden_at: datetime | None
    nodded_by: str


def describe(person: Person, notices: Sequence[Notice]) -> Iterator[kinds.NoticeCard]:
    """Two queries. Left out is a nod that has faded or was taken back, and who is not new any more, would not be found,
    has been nodded to, or shares nothing now."""
    now = timezone.now()
    by = [notice.by_id for notice in notices if notice.by_id is not None]
    rows = map(Passed._make, _passed(viewer=person, people=by, since=now - NOD_LASTS))
    passed = {one.pk: one for one in rows}
    shown = shown_experiences(person, {*by, person.pk}, nodded={pk for pk, one in passed.items() if one.met})
    mine = {lived.experience_id for lived in shown[person.pk]}
    for notice in notices:
        one = passed.get(notice.by_id or 0)
        if notice.by is None or one is None:
            continue
        shared = tuple(lived.name for lived in shown[notice.by.pk] if lived.experience_id in mine)
        if notice.kind == NEW:
            if shared and not (one.met or one.nodded or one.hidden_at) and now - one.created_at < NEW_FOR:
                yield _new(notice, notice.by, shared, may_nod=one.nodded_by != NoddedBy.NOBODY)
        elif one.nods or one.met:
            yield (_met if one.met else _nodded)(notice, notice.by, shared)


def _nodded(notice: Notice, by: Person, shared: tuple[str, ...]) -> kinds.NoticeCard:
    return kinds.NoticeCard(
        notice,
        title=_("%(name)s nodded to you") % {"name": by.name},
        detail=_("A nod asks nothing back. You can nod too, and then either of you may say hello."),
        chips=shared,
        powers=notice.by_carries,  # type: ignore[attr-defined]
        voice=by.words,
        link=url("people:person", by.ref),
        action_url=url("finding:nod", by.ref),
        action_text=_("Nod back"),
        action_icon="smile",
    )


def _met(notice: Notice, by: Person, shared: tuple[str, ...]) -> kinds.NoticeCard:
    return kinds.NoticeCard(
        notice,
        title=_("You and %(name)s have both nodded") % {"name": by.name},
        detail=_("Either of you may say hello. Nothing is owed."),
        chips=shared,
        powers=notice.by_carries,  # type: ignore[attr-defined]
        link=url("people:person", by.ref),
        link_text=_("To their page"),
    )


def _new(notice: Notice, by: Person, shared: tuple[str, ...], *, may_nod: bool) -> kinds.NoticeCard:
    return kinds.NoticeCard(
        notice,
        title=_("%(name)s is new here") % {"name": by.name},
        detail=_("You share something. A nod says that somebody has seen them, and asks nothing.") if may_nod else "",
        chips=shared,
        powers=notice.by_carries,  # type: ignore[attr-defined]
        voice=by.words,
        link=url("people:person", by.ref),
        link_text=_("To their page"),
        action_url=url("finding:nod", by.ref) if may_nod else "",
        action_text=_("Nod"),
        action_icon="smile",
        aside_url=url("finding:not-now", by.ref),
        aside_text=_("Not now"),
    )


def _what_passed(viewer: Person, people: list[int], since: datetime) -> QuerySet[Person, tuple[Any, ...]]:
    nods = Nod.objects.live(since).filter(by=OuterRef("pk"), to=viewer)
    nodded = Nod.objects.live(since).filter(by=viewer, to=OuterRef("pk"))
    there = visible_to(viewer).filter(pk__in=people)
    told = there.annotate(nods=Exists(nods), nodded=Exists(nodded), met=Exists(met_by(viewer, "pk")))
    return told.values_list(*Passed._fields)


_passed = Prepared(_what_passed, viewer=Person, people=Many(int), since=datetime)
