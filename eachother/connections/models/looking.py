"""A day on which two look at their agreement again."""

from django.db import models
from django.db.models import Q

from eachother.connections.models.connection import Connection
from eachother.foundation.models import Row
from eachother.people.models import Person


class Look(Row):
    """One has named a day; since `agreed_at` it is both's. The server knows the day and nothing of what it is about.

    There is at most one of both's, and one beside it that is proposed: moving a day needs both again.
    """

    connection = models.ForeignKey(Connection, models.CASCADE, related_name="looks")
    on = models.DateField()
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["connection"], condition=Q(agreed_at=None), name="one_day_is_proposed"),
            models.UniqueConstraint(
                fields=["connection"], condition=Q(agreed_at__isnull=False), name="one_day_to_look_again"
            ),
        ]
