"""Who is told of what: of a nod, and of a nod that was answered."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from eachother.finding.kinds import NOD
from eachother.finding.models import NOD_LASTS, Nod
from eachother.foundation.prepared import Many, Prepared
from eachother.notices import kinds
from eachother.notices.models import Notice
from eachother.people.models import Person
from eachother.people.queries import met_by, shown_experiences, visible_to
from eachother.web.addresses import url

PLACE = "people"


def register() -> None:
    kinds.register(kinds.Kind(NOD, PLACE, describe))


def describe(person: Person, notices: Sequence[Notice]) -> Iterator[kinds.NoticeCard]:
    """Two queries. A nod that has faded or was taken back is left out."""
    by = [notice.by_id for notice in notices if notice.by_id is not None]
    passed = {pk: (nods, met) for pk, nods, met in _passed(viewer=person, people=by, since=timezone.now() - NOD_LASTS)}
    shown = shown_experiences(person, {*by, person.pk}, nodded={pk for pk, (_nods, met) in passed.items() if met})
    mine = {lived.experience_id for lived in shown[person.pk]}
    for notice in notices:
        nods, met = passed.get(notice.by_id or 0, (False, False))
        if notice.by is not None and (nods or met):
            shared = tuple(lived.name for lived in shown[notice.by.pk] if lived.experience_id in mine)
            yield (_met if met else _nodded)(notice, notice.by, shared)


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


def _what_passed(viewer: Person, people: list[int], since: datetime) -> QuerySet[Person, tuple[Any, ...]]:
    nods = Nod.objects.live(since).filter(by=OuterRef("pk"), to=viewer)
    there = visible_to(viewer).filter(pk__in=people)
    return there.annotate(nods=Exists(nods), met=Exists(met_by(viewer, "pk"))).values_list("pk", "nods", "met")


_passed = Prepared(_what_passed, viewer=Person, people=Many(int), since=datetime)
