"""A plan for hard times that somebody shows to whom they are alongside: a sealed snapshot."""

from django.db import models
from django.utils import timezone

from eachother.connections.models.connection import Connection
from eachother.foundation.models import Row
from eachother.people.models import Person


class ShownPlan(Row):
    """The newest snapshot. Taken back, the row is gone.

    `renewed_by_itself_at`: since when the plan's page puts a new one in its place whenever the plan changes; None: only
    when they say so.
    """

    connection = models.ForeignKey(Connection, models.CASCADE, related_name="plans")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField()
    sealed = models.BinaryField(max_length=34_091)
    shown_at = models.DateTimeField(default=timezone.now)
    renewed_by_itself_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["connection", "person"], name="plan_shown_once")]
