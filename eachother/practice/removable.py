"""What the host can take away here, where a law demands it."""

from django.utils.translation import gettext_lazy as _

from eachother.practice import actions
from eachother.record import removing
from eachother.record.removing import Removable


def register() -> None:
    removing.offer(Removable("conversation", _("a version of a conversation to practise"), actions.remove))
