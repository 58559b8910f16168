"""Who is in a circle."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.db.models.query import QuerySet
from django.utils import timezone

from eachother.circles.models import Ask, Circle, Membership
from eachother.foundation.prepared import SIZES, Many, Prepared
from eachother.live import presence
from eachother.people.models import Mute, Person, PowersOf, muted_by
from eachother.people.models.person import lets_be_found
from eachother.people.queries import Open, may_come_across, met_by, people_open_to, visible_to
from eachother.web.paging import Paged, paged

A_PAGE = 60
HERE_AT_MOST = 8
NAMED_AT_MOST = SIZES[-1]


def people_in(circle: Circle, viewer: Person) -> QuerySet[Person]:
    """Who is in it, as far as they exist for the viewer, in the order in which they came."""
    here = visible_to(viewer).filter(in_circles__circle=circle)
    return here.order_by("in_circles__created_at", "in_circles__pk")


def ids_in(circle: Circle) -> set[int]:
    """Everybody in it, by id."""
    return set(Membership.objects.filter(circle=circle).values_list("person_id", flat=True))


def is_in(circle: Circle, person: Person) -> bool:
    return Membership.objects.filter(circle=circle, person=person).exists()


def fellows(circle: Circle, viewer: Person, *, within: bool) -> QuerySet[Person]:
    """As `people_in`, without whom the viewer has muted, and for who is not in it (`within`), without those who do not
    want to be come across."""
    people = people_in(circle, viewer).filter(~muted_by(viewer, "pk"))
    return people if within else people.filter(lets_be_found(Exists(met_by(viewer, "pk"))) | Q(pk=viewer.pk))


def page_of_people(circle: Circle, viewer: Person, number: int, *, within: bool) -> Paged[Person]:
    """A page of them, each with the powers that they say they carry (`carries`). One query."""
    people = fellows(circle, viewer, within=within).annotate(carries=PowersOf())
    return paged(people, number, size=A_PAGE)


def who_is_here(circle: Circle, viewer: Person, named: Collection[int] = ()) -> tuple[list[Open], set[int]]:
    """Those in it who are open to company now and show the viewer something that both have lived, and who of them has a
    page open: here as elsewhere only who says so is seen to be here. The circle then has the `names` (ref and name) of
    those of `named` who are in it and whom the viewer comes across. One prepared query."""
    given: dict[str, Any] = {"circle": circle, "viewer": viewer, "now": timezone.now()}
    if named:
        rows = _open_or_named_in(**given, named=sorted(named))
        open_rows = [row for row in rows if row[-1]][:HERE_AT_MOST]
    else:
        rows, open_rows = [], _open_in(**given)
    circle.names = {row[0]: (row[1], row[2]) for row in rows if row[0] in named}  # type: ignore[attr-defined]
    here = [Open._make(row[:4]) for row in open_rows]
    return here, presence.here(one.pk for one in here)


def _people_open_in(circle: Circle, viewer: Person, now: datetime) -> QuerySet[Person, tuple[Any, ...]]:
    people = people_open_to(viewer, now).filter(in_circles__circle=circle)
    return people.values_list("pk", "ref", "name", "openness__how")[:HERE_AT_MOST]


def _people_open_or_named_in(
    circle: Circle, viewer: Person, named: list[int], now: datetime
) -> QuerySet[Person, tuple[Any, ...]]:
    is_open = Exists(people_open_to(viewer, now).order_by().filter(pk=OuterRef("pk")))
    people: Any = visible_to(viewer).filter(~muted_by(viewer, "pk", now), in_circles__circle=circle)
    people = people.annotate(is_open=is_open).filter(Q(pk__in=named) | Q(is_open=True))
    columns = ("pk", "ref", "name", "openness__how", "is_open")
    rows = people.order_by("-is_open", "-openness__created_at", "pk").values_list(*columns)
    return rows[: HERE_AT_MOST + NAMED_AT_MOST]  # type: ignore[no-any-return]


def ids_who_hear_of(circle: Circle, person: Person) -> list[int]:
    """Those in it (ids, in no order) who are told of what `person` does: all for whom they exist and who have not muted
    them, but themselves."""
    muting = Mute.objects.holding().filter(by=OuterRef("pk"), other=person)
    hearing = visible_to(person).filter(~Exists(muting), in_circles__circle=circle).exclude(pk=person.pk)
    return list(hearing.order_by("?").values_list("pk", flat=True))


def may_ask_in(circle: Circle, person: Person, *, by: Person) -> bool:
    """Whether `by` may ask in `person`, who exists for them. At most two queries."""
    return person.pk != by.pk and not is_in(circle, person) and may_come_across(by, person)


def whom_to_ask(circle: Circle, by: Person, number: int) -> Paged[Person]:
    """A page of the people `by` has nodded with both ways who are not in it, by name. One query. (Others are asked in
    from their own page.)"""
    met = visible_to(by).filter(Exists(met_by(by, "pk")), lets_be_found(Exists(met_by(by, "pk"))))
    inside = Membership.objects.filter(circle=circle, person=OuterRef("pk"))
    asked = Ask.objects.filter(circle=circle, person=OuterRef("pk"), by=by)
    people = met.filter(~muted_by(by, "pk"), ~Exists(inside)).annotate(is_asked=Exists(asked))
    return paged(people.order_by("name_key"), number, size=A_PAGE)


_open_or_named_in = Prepared(_people_open_or_named_in, circle=Circle, viewer=Person, named=Many(int), now=datetime)
_open_in = Prepared(_people_open_in, circle=Circle, viewer=Person, now=datetime)
