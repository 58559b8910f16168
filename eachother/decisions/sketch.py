"""Where decisions stand among the places, and in a circle, whose front page asks as much as a page may without what
is open there: whoever is asked is told."""

from django.utils.translation import gettext_lazy as _

from eachother.circles import sections
from eachother.web import places

SECTION = "decisions:in-circle"
COMMONS = ("/decisions", "/standards", "/practice")


def register() -> None:
    sections.register(sections.Section(_("Decisions"), SECTION, "signpost", 35))
    places.register(places.Place(_("Commons"), "decisions:decisions", "sprout", 50, "commons", COMMONS))
