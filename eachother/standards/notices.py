"""Who is told that a story of theirs lies under a standard, and that one they had to do with is back on the table."""

from collections.abc import Iterator, Sequence

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from eachother.foundation.prepared import Many, Prepared
from eachother.notices import kinds
from eachother.notices.models import Notice
from eachother.people.models import Person
from eachother.standards.kinds import BACK, STANDS
from eachother.standards.models import Standard
from eachother.web.addresses import url

QUIET = "standards"  # no place in the rail has this badge
GROUP = kinds.Group("standards", _lazy("What ought to be here"))


def register() -> None:
    for name in (STANDS, BACK):
        kinds.register(kinds.Kind(name, QUIET, describe, stands, group=GROUP))


def describe(person: Person, notices: Sequence[Notice]) -> Iterator[kinds.NoticeCard]:
    """One query."""
    found = dict(_standards(person=person, refs=[notice.about for notice in notices]))
    for notice in notices:
        if notice.about not in found:
            continue
        laid = notice.kind == STANDS
        yield kinds.NoticeCard(
            notice,
            title=_("A story of yours lies under a standard") if laid else _("A standard is back on the table"),
            detail=_("You said that it may. You can take that back at any time.") if laid else "",
            voice=found[notice.about],
            link=url("standards:standard", notice.about),
            link_text=_("Look at it"),
            action_url=url("standards:seen", notice.about),
            action_text=_("Seen"),
            action_icon="check",
            icon="sprout",
        )


def stands(person: Person) -> Exists:
    """They may (still) read it."""
    return Exists(Standard.objects.visible_to(person).filter(ref=OuterRef("about")))


def _these(person: Person, refs: list[str]) -> QuerySet[Standard, tuple[str, str]]:
    return Standard.objects.visible_to(person).filter(ref__in=refs).values_list(F("ref"), "name").order_by("pk")


_standards = Prepared(_these, person=Person, refs=Many(str))
