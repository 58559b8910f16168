"""Who is told what: quietly, on Today, and in no badge. From nobody: a question has no name under it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from eachother.foundation.prepared import Many, Prepared
from eachother.notices import kinds
from eachother.notices.models import Notice
from eachother.people.models import FormerName, Person
from eachother.vocabulary.kinds import SAME, UNITED
from eachother.vocabulary.models import Question
from eachother.vocabulary.queries import open_to
from eachother.web.addresses import url

PLACE = "vocabulary"  # no place in the rail has this badge
NAMES = kinds.Group("names", _lazy("Two names may be the same thing"))


def register() -> None:
    kinds.register(kinds.Kind(SAME, PLACE, describe_questions, group=NAMES))
    kinds.register(kinds.Kind(UNITED, PLACE, describe_unions, group=NAMES))


def describe_questions(person: Person, notices: Sequence[Notice]) -> Iterator[kinds.NoticeCard]:
    """One query. A question about what the person no longer says they have lived is left out."""
    refs = [notice.about for notice in notices]
    asked = {ref: names for ref, *names in _asked(person=person, refs=refs, now=timezone.now())}
    for notice in notices:
        if names := asked.get(notice.about):
            yield kinds.NoticeCard(
                notice,
                title=_("Are these the same thing?"),
                detail=_("Somebody asks all who have lived either. Nobody sees who answers."),
                chips=tuple(names),
                link=f"{url('vocabulary:questions')}#{notice.about}",
                link_text=_("Say what you think, or leave it"),
                icon="book-open",
            )


def describe_unions(person: Person, notices: Sequence[Notice]) -> Iterator[kinds.NoticeCard]:
    """One query."""
    rows = _united(refs=[notice.about for notice in notices])
    united = {ref: {"former": former, "name": name} for ref, former, name in rows}  # the last one counts
    for notice in notices:
        if names := united.get(notice.about):
            yield kinds.NoticeCard(
                notice,
                title=_("“%(former)s” is now “%(name)s”") % names,
                detail=_("Those who have lived it said that both are the same. Your own words for it are kept."),
                link=url("people:experiences"),
                link_text=_("To your own"),
                aside_url=url("vocabulary:seen", notice.about),
                aside_text=_("I’ve seen it"),
                icon="book-open",
            )


def _asked_these(person: Person, refs: list[str], now: datetime) -> QuerySet[Question, tuple[Any, ...]]:
    return open_to(person, now).filter(ref__in=refs).values_list("ref", "kept__name", "other__name")


def _united_these(refs: list[str]) -> QuerySet[FormerName, tuple[Any, ...]]:
    names = FormerName.objects.filter(experience__ref__in=refs).order_by("pk")
    return names.values_list("experience__ref", "name", "experience__name")


_united = Prepared(_united_these, refs=Many(str))
_asked = Prepared(_asked_these, person=Person, refs=Many(str), now=datetime)
