"""The places of a community, in the rail and in the bar. Rooms register theirs when they are ready."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.http import HttpRequest

from eachother.web.addresses import url


class Place(NamedTuple):
    """A place people go to. `under` lists the beginnings of paths that belong to it, as well as its own page."""

    name: Any  # str, or a lazy translation
    url_name: str
    icon: str
    order: int
    badge_key: str = ""
    under: tuple[str, ...] = ()


class Shown(NamedTuple):
    """A place as the shell shows it to one person on one page."""

    name: str
    url: str
    icon: str
    current: bool
    waiting: int


Counts = Callable[[Any], Mapping[str, int]]

_places: dict[str, Place] = {}
_counts: list[Counts] = []


def register(place: Place) -> None:
    """Show this place from now on. Registering the same page again replaces it."""
    _places[place.url_name] = place


def counted_by(counts: Counts) -> None:
    """`counts(person)` answers how much waits in each place, by badge key; one query."""
    _counts[:] = [counts]


def shown_to(request: HttpRequest, person: Any) -> tuple[Shown, ...]:
    """The places in their order, with what waits in them."""
    waiting = _counts[0](person) if _counts and person else {}
    return tuple(
        Shown(
            str(place.name),
            address := url(place.url_name),
            place.icon,
            _is_current(request.path, address, place.under),
            waiting.get(place.badge_key, 0),
        )
        for place in sorted(_places.values(), key=lambda place: place.order)
    )


def _is_current(path: str, address: str, under: tuple[str, ...]) -> bool:
    return path == address or any(path == start or path.startswith(f"{start}/") for start in under)
