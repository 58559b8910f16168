"""Hard moments: what is there at once, and the way there from every page. Never writes."""

from typing import NamedTuple, cast

from django.http import HttpRequest
from django.utils.translation import gettext as _
from markupsafe import Markup

from eachother.connections.models import State
from eachother.connections.queries import list_for
from eachother.live import presence
from eachother.people.http import AnyRequest
from eachother.people.models import Person
from eachother.web.addresses import url
from eachother.web.marks import icon

NOT_HERE_AT_MOST = 4


class Near(NamedTuple):
    """Somebody one is alongside, with their conversation."""

    talk: str
    other: Person


def near(person: Person) -> tuple[list[Near], list[Near]]:
    """Those alongside who are around now, and a few who are not, the liveliest first. Two queries."""
    together = [Near(one.ref, one.other) for one in list_for(person, State.ALONGSIDE)]
    present = presence.here(one.other.pk for one in together)
    around = [one for one in together if one.other.pk in present]
    return around, [one for one in together if one.other.pk not in present][:NOT_HERE_AT_MOST]


def way_to_moments(request: HttpRequest) -> Markup:
    """Beside 'Leave quickly', and on a narrow screen under the thumb, for whoever is in."""
    if cast(AnyRequest, request).person is None:
        return Markup("")
    here = url("home:moments")
    current = Markup(' aria-current="page"') if request.path == here else Markup("")
    return Markup('<li><a class="soft" href="{}"{}>{}<span>{}</span></a></li>').format(
        here, current, icon("hand-heart"), _("Hard moment")
    )
