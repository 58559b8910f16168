"""Who somebody is, for one viewer: between two where a line is drawn, neither's voice is lost and neither is named."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q

from eachother.people.models import Block, Person, muted_by
from eachother.people.queries import visible_to


class Whose(NamedTuple):
    """Without a name it is somebody's."""

    ref: str = ""
    name: str = ""
    me: bool = False


def whose(viewer: Person, people: Iterable[int | None]) -> dict[int | None, Whose]:
    """Those of these people whom the viewer comes across, by id; and themselves. One query, or none for nobody."""
    ids = {pk for pk in people if pk}
    if not ids:
        return {}
    met = visible_to(viewer).filter(~muted_by(viewer, "pk"), pk__in=ids).values_list("pk", "ref", "name")
    return {pk: Whose(ref, name, pk == viewer.pk) for pk, ref, name in met}


def come_across(viewer: Person, by: str = "by") -> Q:
    """Which rows the viewer comes across that are somebody's talk and no voice: not those of people behind a line, or
    whom they have muted."""
    given = Exists(Block.objects.filter(by=viewer, other=OuterRef(by)))
    received = Exists(Block.objects.filter(other=viewer, by=OuterRef(by)))
    return ~(Q(given) | Q(received) | Q(muted_by(viewer, by)))
