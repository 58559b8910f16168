"""How somebody gets into a circle, and who stands at its door."""

from typing import Any, NamedTuple

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q
from django.db.models.query import QuerySet
from django.shortcuts import get_object_or_404

from eachother.circles.models import Ask, Circle, Door, Knock
from eachother.circles.queries.about import Round
from eachother.circles.queries.people import people_in
from eachother.circles.rules import may_knock, why_not_join
from eachother.people.models import Person, Power, PowersOf, muted_by
from eachother.people.models.person import lets_be_found
from eachother.people.queries import met_by, visible_to
from eachother.web.paging import Paged, paged

KNOCKS_AT_ONCE = 10
SAYING_AT_MOST = 50


class WayIn(NamedTuple):
    """`missing` is what stands between somebody and the circle, or None (rules.why_not_join); `knocks` whether they may
    knock; `asked_by` who asks them in."""

    abouts: tuple[Round, ...]
    missing: str | None
    asked_by: list[Person]

    @property
    def knocks(self) -> bool:
        return may_knock(self.missing)


def way_in(circle: Circle, person: Person) -> WayIn:
    """`circle` comes from `circle_for`. At most one query."""
    abouts: tuple[Round, ...] = circle.round  # type: ignore[attr-defined]
    asks = Ask.objects.waiting_for(person).filter(circle=circle).select_related("by").order_by("pk")
    asked_by = [ask.by for ask in asks] if circle.is_asked else []  # type: ignore[attr-defined]
    missing = why_not_join(
        door=Door(circle.door),
        about_something=bool(abouts),
        shares=any(about.shared for about in abouts),
        asked=bool(asked_by),
    )
    return WayIn(abouts, missing, asked_by)


def carrying_powers(circle: Circle, viewer: Person) -> list[Person]:
    """Whoever in it says that they carry some power, in the order in which they came, with what it is (`carries`). One
    query. Somebody who does not want to be come across by the viewer has no name here (`is_named`)."""
    saying = people_in(circle, viewer).filter(pk__in=Power.objects.values("person"))
    named = lets_be_found(Exists(met_by(viewer, "pk"))) | Q(pk=viewer.pk)
    return list(saying.annotate(carries=PowersOf(), is_named=ExpressionWrapper(named, BooleanField()))[:SAYING_AT_MOST])


def my_knock(circle: Circle, person: Person) -> Knock | None:
    """Their knock, waiting or answered."""
    return Knock.objects.kept().filter(circle=circle, by=person).select_related("answered_by").first()


def knocks_at(circle: Circle, viewer: Person, number: int) -> Paged[Knock]:
    """Who knocks, for somebody in it: a page, the first first. One query."""
    knocking = visible_to(viewer).filter(~muted_by(viewer, "pk")).filter(pk=OuterRef("by"))
    knocks = Knock.objects.waiting().filter(Exists(knocking), circle=circle).select_related("by")
    return paged(knocks.order_by("pk"), number, size=KNOCKS_AT_ONCE)


def knock_for(circle: Circle, viewer: Person, ref: str) -> Knock:
    """A kept knock at this circle by somebody who exists for the viewer, answered meanwhile or not; else a 404."""
    return get_object_or_404(Knock.objects.kept().filter(circle=circle, by__in=visible_to(viewer)), ref=ref)


def asks_of(circle: Circle, by: Person) -> QuerySet[Ask, Any]:
    """Whom this person asks in, newest first; that somebody said no is not seen."""
    asked = Ask.objects.filter(circle=circle, by=by, person__in=visible_to(by))
    return asked.select_related("person").order_by("-pk")
