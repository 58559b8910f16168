"""Where this room stands among the places."""

from django.utils.translation import gettext_lazy as _

from eachother.web import places


def register() -> None:
    under = ("/people", "/alongside")
    places.register(places.Place(_("People"), "finding:people", "users-round", 20, badge_key="people", under=under))
