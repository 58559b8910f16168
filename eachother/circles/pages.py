"""How a view of this room, or of one above it, answers with a page inside a circle."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse

from eachother.circles import sections
from eachother.circles.models import Circle
from eachother.people.http import PersonRequest
from eachother.web.pages import page


def inside(
    request: PersonRequest,
    circle: Circle,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    section: str,
    status: int = 200,
) -> HttpResponse:
    """A page from a template that extends `circles/inside.html`; `section` is the page's `Section.url_name`. The circle
    comes from one of the three functions of `queries.py`, so that it has `is_in`."""
    shown = {"circle": circle, "sections": sections.shown(circle, section), **(context or {})}
    return page(request, template, shown, status)
