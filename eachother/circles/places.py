"""Where this room stands among the places."""

from django.utils.translation import gettext_lazy as _

from eachother.web import places


def register() -> None:
    under = ("/circles", "/asks", "/gatherings")
    places.register(places.Place(_("Circles"), "circles:circles", "circle-dot-dashed", 30, "circles", under))
