"""Where other rooms' pages lead to a knock, in a community whose door is one."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from markupsafe import Markup

from eachother.community.models import Door
from eachother.community.queries import current
from eachother.web import slots
from eachother.web.addresses import url
from eachother.web.marks import icon

BUTTON = Markup('<a class="button{}" href="{}">{}<span>{}</span></a>')


def register() -> None:
    slots.fill("way-in", knock)
    slots.fill("letting-in", who_knocks)


def knock(request: HttpRequest) -> Markup:
    return _way(" go", "knocks:knock", "hand", _("Knock"))


def who_knocks(request: HttpRequest) -> Markup:
    return _way("", "knocks:knocks", "door-open", _("See who knocks at the door"))


def _way(kind: str, name: str, picture: str, words: str) -> Markup:
    if current().door != Door.KNOCK:
        return Markup("")
    return BUTTON.format(kind, url(name), icon(picture), words)
