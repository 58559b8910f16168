"""What the host can take away here, where a law demands it: whole and unread, for it is sealed."""

from django.utils.translation import gettext_lazy as _

from eachother.connections import actions
from eachother.record import removing
from eachother.record.removing import Removable


def register() -> None:
    removing.offer(Removable("file", _("a sealed file, unread"), actions.remove_file, sealed=True))
    removing.offer(Removable("message", _("a sealed message, unread"), actions.remove_message, sealed=True))
