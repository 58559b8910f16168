"""How people come to this room: from the page of what they have lived."""

from typing import cast

from django.http import HttpRequest
from django.template.loader import render_to_string
from markupsafe import Markup

from eachother.people.http import PersonRequest
from eachother.vocabulary.queries import waiting
from eachother.web import slots


def register() -> None:
    slots.fill("experiences-end", to_the_questions)


def to_the_questions(request: HttpRequest) -> Markup:
    """One query."""
    context = {"waiting": waiting(cast(PersonRequest, request).person)}
    return Markup(render_to_string("vocabulary/_way.html", context, request))  # noqa: S704 - a template has escaped it
