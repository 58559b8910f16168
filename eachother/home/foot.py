"""What stands at the foot of every page before the door."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from markupsafe import Markup

from eachother.web.addresses import url


def way_to_powers(request: HttpRequest) -> Markup:
    return Markup('<a href="{}">{}</a>').format(url("home:powers"), _("Who can do what here"))
