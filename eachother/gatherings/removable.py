"""What the host can take away here, where a law demands it."""

from django.utils.translation import gettext_lazy as _

from eachother.gatherings import actions
from eachother.record import removing
from eachother.record.removing import Removable


def register() -> None:
    removing.offer(Removable("gathering", _("what a gathering said of itself"), actions.remove))
