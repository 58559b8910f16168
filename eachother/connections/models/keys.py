"""Whose keys open what: public records signed by the members, and grants that only their recipients can open."""

from django.db import models

from eachother.connections.models.connection import Connection
from eachother.foundation.models import Row
from eachother.people.models import Person


class Epoch(Row):
    """A span of a connection with one key. `record` is the signed blob as it came; `digest` is its hash."""

    connection = models.ForeignKey(Connection, models.CASCADE, related_name="epochs")
    number = models.PositiveIntegerField()
    record = models.BinaryField(max_length=8192)
    digest = models.BinaryField(max_length=32)
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["connection", "number"], name="one_epoch_of_a_number")]


class Grant(Row):
    """An epoch's key, sealed to one member."""

    epoch = models.ForeignKey(Epoch, models.CASCADE, related_name="grants")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    sealed = models.BinaryField(max_length=146)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["epoch", "person"], name="one_grant_for_a_member")]
