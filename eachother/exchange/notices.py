"""Who is told that somebody answers, that an answer is taken up, that nobody has answered yet, that one comes round,
and that something was said afterwards."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from eachother.exchange.kinds import AFTERWORD, ANSWER, NOBODY_YET, ROUND, TAKEN_UP
from eachother.exchange.models import Afterword, Answer, Kind, Slip
from eachother.foundation.prepared import Many, Prepared
from eachother.notices import kinds
from eachother.notices.models import Notice
from eachother.people.models import Person
from eachother.web.addresses import url

COUNTED = "circles"  # in the badge of Circles
QUIET = "exchange"  # no place in the rail has this badge
GROUP = kinds.Group("exchange", _lazy("Asks and offers"))


def register() -> None:
    kinds.register(kinds.Kind(ANSWER, COUNTED, describe, group=GROUP))
    kinds.register(kinds.Kind(TAKEN_UP, COUNTED, describe, group=GROUP))
    kinds.register(kinds.Kind(AFTERWORD, QUIET, describe, group=GROUP))
    kinds.register(kinds.Kind(NOBODY_YET, QUIET, describe, group=GROUP))
    kinds.register(kinds.Kind(ROUND, QUIET, describe, group=GROUP))


class About(NamedTuple):
    """What a notice is about: an answer, or a slip alone (`answer` is empty then). `said` is what the other says of it
    afterwards; `own` a slip of the reader's."""

    ref: str
    slip: str
    kind: str
    words: str
    answer: str
    said: str
    own: bool

    @property
    def asks(self) -> bool:
        return self.kind == Kind.ASK


def describe(person: Person, notices: Sequence[Notice]) -> Iterator[kinds.NoticeCard]:
    """One query. What has been taken back meanwhile, is over, or was answered by somebody else, is left out."""
    refs = [notice.about for notice in notices]
    rows = map(About._make, _about(person=person, refs=refs, today=timezone.localdate()))
    found = {one.ref: one for one in rows}
    for notice in notices:
        about = found.get(notice.about)
        if about is not None and (card := CARDS[notice.kind](notice, about)):
            yield card


def _answered(notice: Notice, about: About) -> kinds.NoticeCard | None:
    if notice.by is None:
        return None
    title = _("%(name)s could do what you asked for") if about.asks else _("%(name)s would like what you offer")
    return kinds.NoticeCard(
        notice,
        title=title % {"name": notice.by.name},
        voice=about.answer,
        powers=notice.by_carries,  # type: ignore[attr-defined]
        link=url("exchange:slip", about.slip),
        link_text=_("Look at it"),
    )


def _taken_up(notice: Notice, about: About) -> kinds.NoticeCard | None:
    if notice.by is None:
        return None
    return kinds.NoticeCard(
        notice,
        title=_("%(name)s takes up your answer") % {"name": notice.by.name},
        detail=_("Either of you may say hello now, and settle the rest in private."),
        voice=about.words,
        powers=notice.by_carries,  # type: ignore[attr-defined]
        **_seen(about),
    )


def _said(notice: Notice, about: About) -> kinds.NoticeCard | None:
    if notice.by is None or not about.said:
        return None
    return kinds.NoticeCard(
        notice,
        title=_("%(name)s says something afterwards") % {"name": notice.by.name},
        voice=about.said,
        **_seen(about),
    )


def _nobody_yet(notice: Notice, about: About) -> kinds.NoticeCard | None:
    if not about.own:
        return None
    return kinds.NoticeCard(
        notice,
        title=_("Nobody has answered what you asked for yet") if about.asks else _("Nobody has taken your offer yet"),
        detail=_("It comes round again to a few people who might. It says nothing about you."),
        voice=about.words,
        link=url("exchange:slip", about.slip),
        link_text=_("See what else there is"),
        icon="hourglass",
    )


def _comes_round(notice: Notice, about: About) -> kinds.NoticeCard | None:
    if about.own:
        return None
    return kinds.NoticeCard(
        notice,
        title=_("Somebody asks, and nobody has answered yet") if about.asks else _("Somebody offers something"),
        detail=_("It comes round to a few people who might. You can let it be; nobody is told."),
        voice=about.words,
        link=url("exchange:slip", about.slip),
        link_text=_("Answer, or let it be"),
        icon="hand-helping",
    )


def _seen(about: About) -> dict[str, Any]:
    """It leads there; a quiet button says that it has been read."""
    return {
        "link": url("exchange:slip", about.slip),
        "link_text": _("Look at it"),
        "aside_url": url("exchange:seen", about.slip),
        "aside_text": _("I’ve seen it"),
    }


CARDS: dict[str, Callable[[Notice, About], kinds.NoticeCard | None]] = {
    ANSWER: _answered,
    TAKEN_UP: _taken_up,
    AFTERWORD: _said,
    NOBODY_YET: _nobody_yet,
    ROUND: _comes_round,
}


def _about_these(person: Person, refs: list[str], today: date) -> QuerySet[Any, tuple[Any, ...]]:
    afterwards = Afterword.objects.filter(answer=OuterRef("pk"), other=person).order_by("-pk")
    said = Coalesce(Subquery(afterwards.values("words")[:1]), Value("", TextField()))
    own = Case(When(by=person, then=True), default=False)
    ours = Answer.objects.filter(Q(by=person) | Q(slip__by=person), ref__in=refs)
    answers = ours.values_list("ref", "slip__ref", "slip__kind", "slip__words", "words", said, Value(False))
    slips = Slip.objects.up(today).unanswered().visible_to(person).filter(ref__in=refs)
    alone = slips.values_list("ref", F("ref"), "kind", "words", Value(""), Value(""), own)
    return answers.union(alone, all=True)


_about = Prepared(_about_these, person=Person, refs=Many(str), today=date)
