"""Those one is alongside, and the few one is in, at the top of People: the way back to them is shorter than the way to
somebody new."""

from typing import cast

from django.http import HttpRequest
from markupsafe import Markup

from eachother.connections.queries import alongside
from eachother.people.http import PersonRequest
from eachother.web import slots
from eachother.web.pages import kept_part


def register() -> None:
    slots.fill("people-top", strip)


def strip(request: HttpRequest) -> Markup:
    """Nothing when there is nobody. One query."""
    them = alongside(cast(PersonRequest, request).person)
    if not them:
        return Markup("")
    shown = tuple((one.ref, None if one.is_few else one.other, one.names, one.is_new) for one in them)
    return kept_part("connections/_strip.html", alongside=shown)
