"""Who is told what: quietly, on Today, and in no badge. From nobody: a question has no name under it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from eachother.foundation.prepared import Many, Prepared
from eachother.notices import kinds
from eachother.notices.models import Notice
from eachother.people.models import FormerName, Person
from eachother.vocabulary.kinds import SAME, UNITED
from eachother.vocabulary.models import Question
from eachother.vocabulary.queries import open_to
from eachother.web.addresses import url

PLACE = "vocabulary"  # no place in the rail has this badge


def register() -> None:
    kinds.register(kinds.Kind(SAME, PLACE, describe_questions))
    kinds.register(kinds.Kind(UNITED, PLACE, describe_unions))


def describe_questions(person: Person, notices: Sequence[Notice]) -> Iterator[kinds.NoticeCard]:
    """One query. A question about what the person no longer says they have lived is left out."""
    refs = [notice.about for notice in notices]
    asked = {one.ref: one for one in _asked(person=person, refs=refs, now=timezone.now())}
    for notice in notices:
        if question := asked.get(notice.about):
            yield kinds.NoticeCard(
                notice,
                title=_("Are these the same thing?"),
                detail=_("Somebody asks all who have lived either. Nobody sees who answers."),
                chips=(question.kept.name, question.other.name),
                link=f"{url('vocabulary:questions')}#{question.ref}",
                link_text=_("Say what you think, or leave it"),
                icon="book-open",
            )


def describe_unions(person: Person, notices: Sequence[Notice]) -> Iterator[kinds.NoticeCard]:
    """One query."""
    former: dict[str, list[str]] = defaultdict(list)
    now: dict[str, str] = {}
    refs = [notice.about for notice in notices]
    for one in FormerName.objects.filter(experience__ref__in=refs).select_related("experience").order_by("pk"):
        former[one.experience.ref].append(one.name)
        now[one.experience.ref] = one.experience.name
    for notice in notices:
        if notice.about in now:
            names = {"former": former[notice.about][-1], "name": now[notice.about]}
            yield kinds.NoticeCard(
                notice,
                title=_("“%(former)s” is now “%(name)s”") % names,
                detail=_("Those who have lived it said that both are the same. Your own words for it are kept."),
                link=url("people:experiences"),
                action_url=url("vocabulary:seen", notice.about),
                action_text=_("All right"),
                action_icon="check",
                icon="book-open",
            )


def _asked_these(person: Person, refs: list[str], now: datetime) -> QuerySet[Question]:
    return open_to(person, now).filter(ref__in=refs).select_related("kept", "other")


_asked = Prepared(_asked_these, person=Person, refs=Many(str), now=datetime)
