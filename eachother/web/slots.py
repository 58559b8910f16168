"""Named gaps in pages, which rooms fill that do not know each other.

slots.fill("people-top", alongside)          # when the room is ready; alongside(request) -> Markup
slots.filled("people-top", request)          # in the view that has the gap
"""

from collections.abc import Callable

from django.http import HttpRequest
from markupsafe import Markup

Part = Callable[[HttpRequest], Markup]

_parts: dict[str, dict[str, Part]] = {}


def fill(name: str, part: Part) -> None:
    """Show `part(request)` in this gap from now on; told twice by the same room, it is shown once."""
    _parts.setdefault(name, {})[f"{part.__module__}.{part.__qualname__}"] = part


def filled(name: str, request: HttpRequest) -> Markup:
    """Everything that belongs in this gap, in the order in which it was filled; empty when nothing does."""
    return Markup("").join(part(request) for part in _parts.get(name, {}).values())
