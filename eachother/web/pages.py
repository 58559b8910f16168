"""How a view answers: a whole page, or a part of one for htmx."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.template.loader import get_template
from jinja2 import Environment
from markupsafe import Markup

from eachother.web.kept import kept


def page(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """A whole page, from a template that extends `web/layout.html` or `web/plain.html`."""
    return HttpResponse(get_template(template).render(dict(context or {}), request), status=status)


def part(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """A part of a page, for htmx to put in place. Never kept by caches as if it were the page."""
    response = page(request, template, context, status)
    response["Vary"] = "HX-Request"
    return response


def kept_part(template: str, **shown: Any) -> Markup:
    """A part of a page for a view or a slot to put in, kept by what it shows (`kept.py`)."""
    environment: Environment = engines["jinja2"].env  # type: ignore[attr-defined]
    return kept(environment, template, **shown)


def wants_part(request: HttpRequest) -> bool:
    """Whether htmx asks, which wants a part and not the whole page."""
    return request.headers.get("HX-Request") == "true"
