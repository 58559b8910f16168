"""What the host can take away here, where a law demands it."""

from django.utils.translation import gettext_lazy as _

from eachother.record import removing
from eachother.record.removing import Removable
from eachother.stories import actions


def register() -> None:
    removing.offer(Removable("story", _("a story"), actions.remove))
    removing.offer(Removable("story-answer", _("how somebody saw a story differently"), actions.remove_differently))
