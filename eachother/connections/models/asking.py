"""Somebody is asked to come into a few: by whoever begins it, or later by the signed word of everybody who is there."""

from django.db import models
from django.db.models import Q

from eachother.connections.models.connection import Connection
from eachother.foundation.models import Row
from eachother.people.models import Person


class AskingQuerySet(models.QuerySet["Asking"]):
    def open(self) -> "AskingQuerySet":
        """Neither in it yet, nor put aside."""
        return self.filter(came_in_at=None, put_aside_at=None)


class Asking(Row):
    """Since `told_at` the person knows of it: with the others' word, where there are others. `yes_at` is their own. Put
    aside it is by whoever is asked, or by anybody who is there, and nobody is told by whom."""

    connection = models.ForeignKey(Connection, models.CASCADE, related_name="askings")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    told_at = models.DateTimeField(null=True)
    yes_at = models.DateTimeField(null=True)
    put_aside_at = models.DateTimeField(null=True)
    came_in_at = models.DateTimeField(null=True)

    objects = AskingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["connection", "person"],
                condition=Q(came_in_at=None, put_aside_at=None),
                name="asked_once_at_a_time",
            )
        ]

    @property
    def says_yes(self) -> bool:
        """Said, and not thought better of."""
        return self.yes_at is not None and self.put_aside_at is None


class Approval(Row):
    """The signed word of one who is there that somebody may come in with the epoch of this number, and no other. `told`
    is what they tell that one of the agreement, sealed to them; it goes with the word."""

    asking = models.ForeignKey(Asking, models.CASCADE, related_name="approvals")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    epoch = models.PositiveIntegerField()
    signature = models.BinaryField(max_length=64)
    told = models.BinaryField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["asking", "person", "epoch"], name="approved_once_an_epoch")]
