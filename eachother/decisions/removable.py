"""What the host can take away here, where a law demands it."""

from django.utils.translation import gettext_lazy as _

from eachother.decisions import actions
from eachother.record import removing
from eachother.record.removing import Removable


def register() -> None:
    removing.offer(
        Removable("decision", _("a question and all that was said to it"), actions.remove, told_of_as="decision")
    )
    removing.offer(Removable("decision-said", _("something that was said to a question"), actions.remove_said))
