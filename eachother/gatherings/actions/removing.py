"""The host takes away what a law demands."""

from django.db import transaction
from django.utils.translation import gettext as _

from eachother.gatherings.models import Gathering


@transaction.atomic
def remove(ref: str, line: str) -> bool:
    """Its name, words, place and link go from its page, the lists and calendars; `line` stands there. It takes place
    all the same, for whoever knows where. Says whether there was one."""
    gone = {"name": _("Removed by the host"), "words": line, "place": _("removed"), "link": ""}
    return Gathering.objects.filter(ref=ref).update(**gone) > 0
