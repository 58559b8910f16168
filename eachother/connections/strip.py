"""Those one is alongside, at the top of People: the way back to them is shorter than the way to somebody new."""

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
    them = [one for one in alongside(cast(PersonRequest, request).person) if not one.is_few]
    if not them:
        return Markup("")
    return kept_part("connections/_strip.html", alongside=tuple((one.ref, one.other, one.is_new) for one in them))
