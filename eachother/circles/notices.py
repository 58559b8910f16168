"""Who is told what: somebody knocks at a circle, asks one in, says 'come in', or put something on its table."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from eachother.circles.kinds import ASKED, CLAUSE, KNOCK, LET_IN
from eachother.circles.models import Answer, Ask, Asking, Circle, Clause, Knock, Membership
from eachother.foundation.prepared import Many, Prepared
from eachother.notices import kinds
from eachother.notices.models import Notice
from eachother.people.models import Person
from eachother.web.addresses import url

PLACE = "circles"
GROUP = kinds.Group("circles", _lazy("Something about a circle that you are in, or are asked into"))


def register() -> None:
    kinds.register(kinds.Kind(KNOCK, PLACE, describe, knocks_still, group=GROUP))
    kinds.register(kinds.Kind(LET_IN, PLACE, describe, is_in, group=GROUP))
    kinds.register(kinds.Kind(ASKED, PLACE, describe, is_asked, group=GROUP))
    kinds.register(kinds.Kind(CLAUSE, PLACE, describe, is_on_the_table, group=GROUP))


def knocks_still(person: Person) -> Exists:
    """Nobody has answered, it has not faded, and the person is in it."""
    inside = Membership.objects.filter(circle=OuterRef("circle"), person=person)
    waiting = Knock.objects.filter(answered_at=None, fades_at__gt=Now(), ref=OuterRef("about"))
    return Exists(waiting.filter(Exists(inside)))


def is_in(person: Person) -> Exists:
    return Exists(Membership.objects.filter(circle__ref=OuterRef("about"), person=person))


def is_asked(person: Person) -> Exists:
    asks = Ask.objects.filter(circle__ref=OuterRef("about"), person=person, declined_at=None, fades_at__gt=Now())
    return Exists(asks)


def is_on_the_table(person: Person) -> Exists:
    """There is time to answer, and the person, who is in it, has not."""
    inside = Membership.objects.filter(circle=OuterRef("clause__circle"), person=person)
    later = Asking.objects.filter(clause=OuterRef("clause"), number__gt=OuterRef("number"))
    answered = Answer.objects.filter(asking=OuterRef("pk"), person=person)
    running = Asking.objects.filter(clause__ref=OuterRef("about"), closes_at__gt=Now())
    return Exists(running.filter(Exists(inside), ~Exists(later), ~Exists(answered)))


class About(NamedTuple):
    """What a notice is about: a knock, something on the table, or a circle. `words` are the knock's, or with which one
    was let in."""

    ref: str
    words: str
    circle: str
    name: str


def describe(person: Person, notices: Sequence[Notice]) -> Iterator[kinds.NoticeCard]:
    """One query."""
    rows = map(About._make, _about(person=person, refs=[notice.about for notice in notices]))
    found = {one.ref: one for one in rows}
    for notice in notices:
        if notice.by and notice.about in found:
            yield CARDS[notice.kind](notice, notice.by, found[notice.about])


def _knock(notice: Notice, by: Person, about: About) -> kinds.NoticeCard:
    return kinds.NoticeCard(
        notice,
        title=_("%(name)s knocks at a circle") % {"name": by.name},
        detail=about.name,
        voice=about.words,
        powers=notice.by_carries,  # type: ignore[attr-defined]
        link=f"{url('circles:people', about.circle)}#knocks",
        link_text=_("Answer, or leave it to others"),
    )


def _let_in(notice: Notice, by: Person, about: About) -> kinds.NoticeCard:
    return kinds.NoticeCard(
        notice,
        title=_("%(name)s says ‘come in’") % {"name": by.name},
        detail=about.name,
        voice=about.words,
        action_url=url("circles:seen", about.circle),
        action_text=_("To the circle"),
        action_icon="arrow-right",
    )


def _asked(notice: Notice, by: Person, about: About) -> kinds.NoticeCard:
    return kinds.NoticeCard(
        notice,
        title=_("%(name)s asks you into a circle") % {"name": by.name},
        detail=about.name,
        powers=notice.by_carries,  # type: ignore[attr-defined]
        link=url("circles:door", about.circle),
        link_text=_("See what it is"),
    )


def _clause(notice: Notice, by: Person, about: About) -> kinds.NoticeCard:
    return kinds.NoticeCard(
        notice,
        title=_("%(name)s put something on the table of a circle") % {"name": by.name},
        detail=about.name,
        link=f"{url('circles:agreement', about.circle)}#{about.ref}",
        link_text=_("Look at it"),
    )


CARDS = {KNOCK: _knock, LET_IN: _let_in, ASKED: _asked, CLAUSE: _clause}


def _about_these(person: Person, refs: list[str]) -> QuerySet[Any, tuple[Any, ...]]:
    said = Knock.objects.filter(by=person, circle=OuterRef("pk")).exclude(answered_at=None).order_by("-pk")
    knocks = Knock.objects.filter(ref__in=refs).values_list("ref", "words", "circle__ref", "circle__name")
    clauses = Clause.objects.filter(ref__in=refs).values_list("ref", Value(""), "circle__ref", "circle__name")
    let_in = Coalesce(Subquery(said.values("answer")[:1]), Value(""))
    circles = Circle.objects.filter(ref__in=refs).values_list("ref", let_in, F("ref"), "name")
    return knocks.union(clauses, circles, all=True)


_about = Prepared(_about_these, person=Person, refs=Many(str))
