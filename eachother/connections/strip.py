"""Those one is alongside, at the top of People: the way back to them is shorter than the way to somebody new."""

from typing import cast

from django.http import HttpRequest
from django.template.loader import render_to_string
from markupsafe import Markup

from eachother.connections.queries import alongside
from eachother.people.http import PersonRequest
from eachother.web import slots


def register() -> None:
    slots.fill("people-top", strip)


def strip(request: HttpRequest) -> Markup:
    """Nothing when there is nobody. One query."""
    them = alongside(cast(PersonRequest, request).person)
    if not them:
        return Markup("")
    rendered = render_to_string("connections/_strip.html", {"alongside": them}, request)
    return Markup(rendered)  # noqa: S704 - the template has escaped what it was given
