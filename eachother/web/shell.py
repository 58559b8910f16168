"""What every page shows around its own words; the template context processor `shell`."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.functional import SimpleLazyObject
from markupsafe import Markup

from eachother.web import places


class Unnamed(NamedTuple):
    """A community before anybody has told the kit about it."""

    name: str = ""


PROOF = Markup('<input type="hidden" name="csrfmiddlewaretoken" value="{}">')
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
    """`person`, `community`, `places`, `shell_scripts`, `unlocks`; and the proof in forms, made once for a page.

    Django's Jinja2 backend makes that proof anew wherever it stands; in a list with a form in each row that took half
    of the page's time.
    """
    person = getattr(request, "person", None)
    proof = SimpleLazyObject(partial(get_token, request))
    return {
        "csrf_token": proof,
        "csrf_input": SimpleLazyObject(lambda: PROOF.format(proof)),
        "person": person,
        "places": SimpleLazyObject(partial(places.shown_to, request, person)),
        "shell_scripts": tuple(_scripts),
        "unlocks": getattr(request, "unlocks", False),
        **{name: SimpleLazyObject(partial(source, request)) for name, source in _sources.items()},
    }
