"""Knocks at the door of a circle.

waiting    nobody has answered; that refuses nothing
answered   somebody said 'come in': they are in, and may read for a while what was said to them
gone       taken back, faded, or they have left again: the row is deleted
"""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from eachother.circles.models.circle import Circle
from eachother.foundation.models import Row
from eachother.foundation.refs import RefField
from eachother.people.models import Person

FADES_AFTER = timedelta(days=30)


class KnockQuerySet(models.QuerySet["Knock"]):
    def kept(self, now: datetime | None = None) -> "KnockQuerySet":
        """Those that have not faded; a prepared query hands on `now`."""
        return self.filter(fades_at__gt=now or timezone.now())

    def waiting(self, now: datetime | None = None) -> "KnockQuerySet":
        return self.kept(now).filter(answered_at=None)


class Knock(Row):
    """A person would like to be let in, and says a few words."""

    ref = RefField()
    circle = models.ForeignKey(Circle, models.CASCADE, related_name="knocks")
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    words = models.TextField(max_length=600)
    fades_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    answer = models.CharField(max_length=300, blank=True, default="")

    objects = KnockQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["circle", "by"], name="knocked_once"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=False) | Q(answered_by=None, answer=""), name="answered_by_somebody"
            ),
        ]
