"""What the host can take away here, where a law demands it."""

from django.utils.translation import gettext_lazy as _

from eachother.exchange import actions
from eachother.record import removing
from eachother.record.removing import Removable


def register() -> None:
    removing.offer(Removable("ask", _("the words of an ask or an offer"), actions.remove))
