"""Circles, as places for which people choose how they are told: the room of notices knows no circle."""

from collections.abc import Iterable

from eachother.circles.models import Circle
from eachother.notices import scopes
from eachother.people.models import Person
from eachother.web.paging import Paged, paged

AT_ONCE = 20


def register() -> None:
    scopes.register(scopes.Source(page=_page, named=_named))


def _page(person: Person, number: int) -> Paged[scopes.Scope]:
    circles = Circle.objects.of(person).order_by("-stirred_at", "-pk").values_list("ref", "name")
    found = paged(circles, number, size=AT_ONCE)
    return Paged([scopes.Scope(*row) for row in found.rows], found.number, found.before, found.next)


def _named(person: Person, refs: Iterable[str]) -> list[scopes.Scope]:
    rows = Circle.objects.of(person).filter(ref__in=list(refs)).values_list("ref", "name")
    return [scopes.Scope(*row) for row in rows]
