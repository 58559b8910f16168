"""What every page shows around its own words; the template context processor `shell`."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from eachother.web import places


class Unnamed(NamedTuple):
    """A community before anybody has told the kit about it."""

    name: str = ""


Source = Callable[[HttpRequest], Any]

_sources: dict[str, Source] = {"community": lambda request: Unnamed()}
_scripts: dict[str, None] = {}


def provide(name: str, source: Source) -> None:
    """Give every template `name`; `source(request)` is asked only by templates that use it."""
    _sources[name] = source


def load(script: str) -> None:
    """Load this static module (`live/live.js`) on every page of a signed-in person."""
    _scripts[script] = None


def shell(request: HttpRequest) -> dict[str, Any]:
    """`person`, `community`, `places`, `shell_scripts`, `unlocks`."""
    person = getattr(request, "person", None)
    return {
        "person": person,
        "places": SimpleLazyObject(partial(places.shown_to, request, person)),
        "shell_scripts": tuple(_scripts),
        "unlocks": getattr(request, "unlocks", False),
        **{name: SimpleLazyObject(partial(source, request)) for name, source in _sources.items()},
    }
