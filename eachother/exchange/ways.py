"""Where other rooms' pages lead to asks and offers: each circle has a section for them, and the list of circles a way
to those of everybody."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from markupsafe import Markup

from eachother.circles import sections
from eachother.circles.models import Circle
from eachother.exchange.queries import newest_unanswered
from eachother.people.hiding import hidden_from
from eachother.people.http import PersonRequest
from eachother.web import slots
from eachother.web.pages import kept_part

SECTION = "exchange:circle"


def register() -> None:
    sections.register(sections.Section(_("Asks and offers"), SECTION, "hand-helping", 50, sketch))
    slots.fill("circles-top", to_everybodys)


def sketch(request: PersonRequest, circle: Circle) -> Markup:
    """What waits for an answer in a circle. One query."""
    return kept_part(
        "exchange/_sketch.html",
        circle=circle.ref,
        is_in=bool(circle.is_in),  # type: ignore[attr-defined]
        slips=tuple(newest_unanswered(request.person, circle)),
        hiding=hidden_from(request),
    )


def to_everybodys(request: HttpRequest) -> Markup:
    return kept_part("exchange/_way.html")
