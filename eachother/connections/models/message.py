"""What is said: envelopes that the server orders and hands on, and cannot open."""

from django.db import models

from eachother.connections.models.connection import Connection
from eachother.foundation.models import Row
from eachother.people.models import Person


class Kind(models.TextChoices):
    HELLO = "hello"
    WORDS = "words"
    QUIET = "quiet"  # words of which nobody is told: a sign on something said, or a new version of it
    NAME = "name"  # words that say what a few call themselves
    CLAUSE = "clause"
    TOMBSTONE = "tombstone"


# Of these nobody need be told that they have come.
UNTOLD = (Kind.QUIET, Kind.NAME, Kind.TOMBSTONE)


class Message(Row):
    """One envelope. When its sender deletes it, or leaves and takes their words along, the envelope goes and the row
    stays: nobody's count gets a gap.

    `kind` is how it was handed in; of quiet words and of names the envelope says only that they are words.
    `place` counts all messages of the connection, `sequence` those of the sender (it is signed inside).
    """

    connection = models.ForeignKey(Connection, models.CASCADE, related_name="messages")
    place = models.PositiveIntegerField()
    sender = models.ForeignKey(Person, models.CASCADE, related_name="+")
    sequence = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    epoch = models.PositiveIntegerField()
    envelope = models.BinaryField(max_length=34_091, null=True)
    digest = models.BinaryField(max_length=32)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["connection", "place"], name="one_message_in_a_place"),
            models.UniqueConstraint(fields=["connection", "sender", "sequence"], name="one_message_of_a_sequence"),
            models.CheckConstraint(
                condition=models.Q(envelope=None, deleted_at__isnull=False)
                | models.Q(envelope__isnull=False, deleted_at=None),
                name="deleted_means_gone",
            ),
        ]
