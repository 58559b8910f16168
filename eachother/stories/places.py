"""Where this room stands among the places, and in circles, whose front page has asked enough without stories."""

from django.utils.translation import gettext_lazy as _

from eachother.circles import sections
from eachother.web import places

SECTION = "stories:circle"


def register() -> None:
    places.register(places.Place(_("Stories"), "stories:stories", "book-open", 40, "stories", ("/stories",)))
    sections.register(sections.Section(_("Stories"), SECTION, "book-open", 55))
