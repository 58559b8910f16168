"""The way in."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from eachother.foundation.models import Row
from eachother.foundation.refs import RefField, new_ref
from eachother.people.models.person import Person


def new_code() -> str:
    """What stands in an invitation's link: 160 random bits."""
    return new_ref() + new_ref()


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def holding(self) -> "InvitationQuerySet":
        return self.filter(withdrawn_at=None, expires_at__gt=timezone.now())

    def open(self) -> "InvitationQuerySet":
        return self.holding().filter(used__lt=F("uses"))

    def closed_before(self, moment: datetime) -> "InvitationQuerySet":
        return self.filter(Q(expires_at__lt=moment) | Q(withdrawn_at__lt=moment))


class Invitation(Row):
    """A link that lets somebody in, a few times, for a while. `by` is empty when no single person made it: the host's
    command line did, or two people who answered a knock.

    A `card` is handed to somebody met in passing: it leads to its maker's door, with a few `words` of theirs, and holds
    until it is torn up (`withdrawn_at`) or a year has gone.
    """

    ref = RefField()
    code = models.CharField(max_length=32, unique=True, default=new_code, editable=False)
    by = models.ForeignKey(Person, models.CASCADE, null=True, related_name="invitations")
    founding = models.BooleanField(default=False)
    uses = models.PositiveSmallIntegerField(default=1)
    used = models.PositiveSmallIntegerField(default=0)
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    card = models.BooleanField(default=False)
    words = models.CharField(max_length=200, blank=True, default="")

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(used__lte=F("uses")), name="invitation_not_overused"),
            models.UniqueConstraint(fields=["founding"], condition=Q(founding=True), name="one_founding_invitation"),
            models.CheckConstraint(condition=Q(card=False) | Q(by__isnull=False), name="card_is_somebody_s"),
        ]


class Arrival(Row):
    """Somebody came in, through an invitation or an open door. The line to the invitation fades; the person stays."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="arrival")
    invitation = models.ForeignKey(Invitation, models.SET_NULL, null=True, related_name="arrivals")
