"""Where other rooms' pages show decisions: a circle's front page and its list of parts, and the place Commons."""

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from markupsafe import Markup

from eachother.circles import sections
from eachother.circles.models import Circle
from eachother.decisions.queries import some_in
from eachother.people.hiding import hidden_from
from eachother.people.http import PersonRequest
from eachother.web import places

SECTION = "decisions:in-circle"


def register() -> None:
    sections.register(sections.Section(_("Decisions"), SECTION, "signpost", 35, sketch))
    places.register(places.Place(_("Commons"), "decisions:decisions", "sprout", 50, "commons"))


def sketch(request: PersonRequest, circle: Circle) -> Markup:
    """What is open in a circle, a few of it."""
    cards = some_in(request.person, circle)
    if not cards:
        return Markup("")
    shown = {"circle": circle, "cards": cards, "hiding": hidden_from(request)}
    return Markup(render_to_string("decisions/_sketch.html", shown))  # noqa: S704 - a template has escaped it
