"""Who is told that it would be their turn, that it begins, that it is over. Quietly, on Today, and in no badge."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet, Value
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from eachother.foundation.prepared import Many, Prepared
from eachother.notices import kinds
from eachother.notices.models import Notice
from eachother.people.models import Person
from eachother.turns.kinds import ASKED, BEGAN, OVER
from eachother.turns.models import Asking, CameBy, Turn
from eachother.web.addresses import url

PLACE = "turns"  # no place in the rail has this badge
GROUP = kinds.Group("turns", _lazy("A turn is yours, or you are asked to take one"))


def register() -> None:
    kinds.register(kinds.Kind(ASKED, PLACE, describe, group=GROUP))
    kinds.register(kinds.Kind(BEGAN, PLACE, describe, group=GROUP))
    kinds.register(kinds.Kind(OVER, PLACE, describe, group=GROUP))


class About(NamedTuple):
    """What a notice is about: an asking, with `why` it was, or a turn."""

    ref: str
    why: str
    task_ref: str
    task: str
    circle_ref: str
    circle: str

    @property
    def address(self) -> str:
        return url("turns:task", self.circle_ref, self.task_ref)


def describe(person: Person, notices: Sequence[Notice]) -> Iterator[kinds.NoticeCard]:
    """One query. What is asked no more is left out."""
    refs = [notice.about for notice in notices]
    found = {one.ref: one for one in map(About._make, _about(person=person, refs=refs, now=timezone.now()))}
    for notice in notices:
        if one := found.get(notice.about):
            yield _asked(notice, one) if notice.kind == ASKED else _turn(notice, one)


def _asked(notice: Notice, about: About) -> kinds.NoticeCard:
    offered = about.why == CameBy.HAND
    return kinds.NoticeCard(
        notice,
        title=_("Somebody offers you their turn") if offered else _("It would be your turn"),
        detail=_("%(task)s, in %(circle)s. Yes, or not this time: both are fine.") % about._asdict(),
        link=about.address,
        link_text=_("See what it is"),
        icon="repeat",
    )


def _turn(notice: Notice, about: About) -> kinds.NoticeCard:
    began = notice.kind == BEGAN
    words = _("%(task)s, in %(circle)s. You can lay it down at any time.") if began else None
    return kinds.NoticeCard(
        notice,
        title=_("Your turn begins") if began else _("Your turn is over"),
        detail=(words or _("%(task)s, in %(circle)s. Nothing more is to be done.")) % about._asdict(),
        link=about.address,
        link_text=_("Look at it"),
        aside_url=url("turns:seen", about.ref),
        aside_text=_("I’ve seen it"),
        icon="repeat",
    )


def _about_these(person: Person, refs: list[str], now: datetime) -> QuerySet[Any, tuple[Any, ...]]:
    where = ("task__ref", "task__name", "task__circle__ref", "task__circle__name")
    askings = Asking.objects.filter(ref__in=refs, person=person, answered_at=None, until__gt=now)
    turns = Turn.objects.filter(ref__in=refs, person=person)
    return askings.values_list("ref", "why", *where).union(turns.values_list("ref", Value(""), *where), all=True)


_about = Prepared(_about_these, person=Person, refs=Many(str), now=datetime)
