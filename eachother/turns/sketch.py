"""What a circle's front page, and the page on who can do what, show of turns."""

from typing import cast

from django.http import HttpRequest
from django.template.loader import get_template
from django.utils.translation import gettext_lazy
from markupsafe import Markup

from eachother.circles import sections
from eachother.circles.models import Circle
from eachother.people.hiding import hidden_from
from eachother.people.http import AnyRequest, PersonRequest
from eachother.turns import powers
from eachother.turns.queries import some_in
from eachother.web import slots


def register() -> None:
    sections.register(sections.Section(gettext_lazy("Turns"), "turns:tasks", "repeat", 40, sketch))
    slots.fill("powers", on_the_table)


def sketch(request: PersonRequest, circle: Circle) -> Markup:
    """Who has which turn, a few of them."""
    tasks = some_in(circle, request.person)
    if not tasks:
        return Markup("")
    shown = {"circle": circle, "tasks": tasks, "hiding": hidden_from(request)}
    return Markup(get_template("turns/_sketch.html").render(shown))  # noqa: S704 - it escapes


def on_the_table(request: HttpRequest) -> Markup:
    """Which turns are held now: who has which where the viewer may read, the others as a number."""
    person = cast(AnyRequest, request).person
    shown = {"held": powers.held_for(person), "person": person}
    return Markup(get_template("turns/_powers.html").render(shown, request))  # noqa: S704 - it escapes
