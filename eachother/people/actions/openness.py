"""Being open to company for a while. It fades by itself; nobody has to remember to close."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from eachother.live.nudges import nudge
from eachother.live.presence import here
from eachother.people import announcements, queries
from eachother.people.models import How, Lasts, Openness, Person

FADES_AFTER = timedelta(hours=2)


@transaction.atomic
def open_up(how: How, *, by: Person, lasts: Lasts = Lasts.TIME) -> Openness:
    """Open to company in this way, from now until it fades. Said again, it begins again."""
    now = timezone.now()
    openness, _ = Openness.objects.update_or_create(
        person=by, defaults={"how": how, "lasts": lasts, "created_at": now, "until": now + FADES_AFTER}
    )
    _tell(by)
    return openness


@transaction.atomic
def close(*, by: Person) -> None:
    """Not now."""
    if Openness.objects.filter(person=by).delete()[0]:
        _tell(by)


def close_with_last_tab(person_id: int) -> None:
    """The last page of this person has been closed for a while."""
    openness = Openness.objects.filter(person=person_id, lasts=Lasts.TAB).select_related("person").first()
    if openness:
        close(by=openness.person)


def fade() -> int:
    """Take away what has faded, so that nothing is kept of when somebody was open. Says how many."""
    return Openness.objects.filter(until__lte=timezone.now()).delete()[0]


def _tell(person: Person) -> None:
    """Those who are here now and may see it, and this person's own other pages."""
    announcements.openness_changed.send(sender=None, person=person)
    watching = here(queries.who_sees_openness_of(person))
    nudge([person.pk, *watching], "today")
