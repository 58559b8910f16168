"""What the host can take away here, where a law demands it."""

from django.utils.translation import gettext_lazy as _

from eachother.record import removing
from eachother.record.removing import Removable
from eachother.standards import actions


def register() -> None:
    removing.offer(Removable("standard", _("what a standard is called"), actions.remove))
    removing.offer(Removable("standard-said", _("a statement, a reading, a word to a standard"), actions.remove_said))
