"""Where other rooms' pages show gatherings: a circle's front page, the list of circles, and Today."""

from typing import cast

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from markupsafe import Markup

from eachother.circles import sections
from eachother.circles.models import Circle
from eachother.gatherings import queries
from eachother.gatherings.models import Occasion
from eachother.people.hiding import hidden_from
from eachother.people.http import AnyRequest, PersonRequest
from eachother.web import slots
from eachother.web.pages import kept_part

SECTION = "gatherings:of-circle"


def register() -> None:
    sections.register(sections.Section(_("Gatherings"), SECTION, "calendar-days", 30, sketch))
    slots.fill("circles-top", way)
    slots.fill("today", next_one)


def sketch(request: PersonRequest, circle: Circle) -> Markup:
    """The next one, if there is one. One query."""
    day = queries.next_in(circle, request.person)
    return _next(request, day, "gatherings/_sketch.html", circle) if day else Markup("")


def next_one(request: HttpRequest) -> Markup:
    """The next one that the person said they come to, or maybe. One query, and nothing where there is none."""
    person = cast(AnyRequest, request).person
    day = queries.next_of(person) if person else None
    return _next(request, day, "gatherings/_today.html") if day else Markup("")


def way(request: HttpRequest) -> Markup:
    return kept_part("gatherings/_way.html")


def _next(request: HttpRequest, day: Occasion, template: str, circle: Circle | None = None) -> Markup:
    shown = {"day": day, "circle": circle, "hiding": hidden_from(request)}
    return Markup(render_to_string(template, shown))  # noqa: S704 - a template has escaped it
