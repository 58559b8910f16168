"""What pages of one's own carry at their foot: those one is alongside, to share a page of the journal, or the plan."""

from typing import cast

from django.http import HttpRequest
from django.template.loader import render_to_string
from markupsafe import Markup

from eachother.connections.models import State
from eachother.connections.queries import list_for
from eachother.people.http import PersonRequest
from eachother.web import slots


def register() -> None:
    slots.fill("leaf-foot", hand_over)


def hand_over(request: HttpRequest) -> Markup:
    """Nothing when one is alongside nobody. Two queries."""
    together = list_for(cast(PersonRequest, request).person, State.ALONGSIDE)
    return _rendered("connections/_hand_over.html", request, {"together": together}) if together else Markup("")


def _rendered(template: str, request: HttpRequest, context: dict[str, object]) -> Markup:
    return Markup(render_to_string(template, context, request))  # noqa: S704 - the template has escaped what it was given
