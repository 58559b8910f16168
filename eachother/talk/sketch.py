"""What a circle's front page shows of its talk."""

from django.utils.translation import gettext_lazy as _
from markupsafe import Markup

from eachother.circles import sections
from eachother.circles.models import Circle
from eachother.people.hiding import hidden_from
from eachother.people.http import PersonRequest
from eachother.talk.queries import moved_last
from eachother.web.pages import kept_part


def register() -> None:
    sections.register(sections.Section(_("Talk"), "talk:threads", "messages-square", 10, sketch))


def sketch(request: PersonRequest, circle: Circle) -> Markup:
    """The threads that moved last. One query."""
    return kept_part(
        "talk/_sketch.html",
        circle=circle.ref,
        is_in=bool(circle.is_in),  # type: ignore[attr-defined]
        threads=tuple(moved_last(circle, request.person)),
        hiding=hidden_from(request),
    )
