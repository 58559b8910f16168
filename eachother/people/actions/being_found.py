"""Who may come across a person, and who may nod to them."""

from django.db import transaction
from django.utils import timezone

from eachother.live.nudges import nudge
from eachother.people import announcements
from eachother.people.models import FoundBy, HiddenFrom, NoddedBy, Person


@transaction.atomic
def be_found_by(found_by: FoundBy, nodded_by: NoddedBy, *, by: Person) -> None:
    """From now on. Nobody is told; whoever had come across them does not any more."""
    if found_by == FoundBy.SHARING:
        by.hidden_at = None
    else:
        by.hidden_at = by.hidden_at or timezone.now()
        by.hidden_from = HiddenFrom.STRANGERS if found_by == FoundBy.NODDED else HiddenFrom.EVERYBODY
    by.nodded_by = nodded_by
    by.save(update_fields=["hidden_at", "hidden_from", "nodded_by"])
    announcements.described.send(sender=None, person=by)
    nudge([by.pk], "today", "people")
