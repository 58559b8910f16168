"""Where this room stands among the places, and in circles."""

from django.utils.translation import gettext_lazy as _
from markupsafe import Markup

from eachother.circles import sections
from eachother.circles.models import Circle
from eachother.people.hiding import hidden_from
from eachother.people.http import PersonRequest
from eachother.stories.queries import newest_in
from eachother.web import places
from eachother.web.pages import kept_part

SECTION = "stories:circle"
SKETCHED = 3


def register() -> None:
    places.register(places.Place(_("Stories"), "stories:stories", "book-open", 40, "stories", ("/stories",)))
    sections.register(sections.Section(_("Stories"), SECTION, "book-open", 55, sketch))


def sketch(request: PersonRequest, circle: Circle) -> Markup:
    """A few of the stories told to a circle. One query."""
    return kept_part(
        "stories/_sketch.html",
        circle=circle.ref,
        stories=tuple(newest_in(request.person, circle, SKETCHED)),
        hiding=hidden_from(request),
    )
