"""Where other rooms' pages lead to the standards."""

from django.http import HttpRequest
from markupsafe import Markup

from eachother.web import slots
from eachother.web.pages import kept_part


def register() -> None:
    slots.fill("commons-top", way)


def way(request: HttpRequest) -> Markup:
    return kept_part("standards/_way.html")
