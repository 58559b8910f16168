"""What the host can take away here, where a law demands it. A circle's name goes by the circle's own decision."""

from django.utils.translation import gettext_lazy as _

from eachother.circles import actions
from eachother.record import removing
from eachother.record.removing import Removable


def register() -> None:
    removing.offer(Removable("circle", _("what a circle said of itself"), actions.remove_words))
    removing.offer(Removable("clause", _("a clause of a circle’s agreement"), actions.remove_clause))
