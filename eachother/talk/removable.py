"""What the host can take away here, where a law demands it."""

from django.utils.translation import gettext_lazy as _

from eachother.record import removing
from eachother.record.removing import Removable
from eachother.talk import actions


def register() -> None:
    removing.offer(Removable("reply", _("something that was said in a circle"), actions.remove))
    removing.offer(Removable("picture", _("a picture in a circle"), actions.remove_picture))
