"""Who is told that somebody knocks: quietly, on Today, and in no badge."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from eachother.foundation.prepared import Many, Prepared
from eachother.knocks.kinds import KNOCK
from eachother.knocks.models import Knock
from eachother.knocks.queries import for_person
from eachother.notices import kinds
from eachother.notices.models import Notice
from eachother.people.models import Person
from eachother.web.addresses import url

PLACE = "door"  # no place in the rail has this badge
AT_THE_DOOR = kinds.Group("door", _lazy("Somebody knocks at the door"))


def register() -> None:
    kinds.register(kinds.Kind(KNOCK, PLACE, describe, group=AT_THE_DOOR))


def describe(person: Person, notices: Sequence[Notice]) -> Iterator[kinds.NoticeCard]:
    """One query. A knock that has been taken back, has faded or is open is left out."""
    words = dict(_words_of(person=person, refs=[notice.about for notice in notices], now=timezone.now()))
    for notice in notices:
        if notice.about in words:
            yield kinds.NoticeCard(
                notice,
                title=_("Somebody knocks at the door"),
                voice=words[notice.about],
                link=f"{url('knocks:knocks')}#{notice.about}",
                link_text=_("Answer, or leave it to others"),
                icon="door-open",
            )


def _words_of_these(person: Person, refs: list[str], now: datetime) -> QuerySet[Knock, tuple[Any, ...]]:
    return for_person(person, now).filter(ref__in=refs).values_list("ref", "words")


_words_of = Prepared(_words_of_these, person=Person, refs=Many(str), now=datetime)
