"""Leaving."""

from django.db import models

from eachother.foundation.models import Row
from eachother.people.models.person import Person


class Words(models.TextChoices):
    """What becomes of the words that a person wrote to others."""

    STAY = "stay"  # they stay with whoever received them, without a name
    GO = "go"


class Leaving(Row):
    """A person is leaving: at `erase_at` nothing of theirs is left. Until then they are hidden, and may stay after all.

    The row goes with the person. Whoever leaves at once has one too: if the erasing is interrupted, it is done later.
    """

    person = models.OneToOneField(Person, models.CASCADE, related_name="leaving")
    words = models.CharField(max_length=4, choices=Words)
    erase_at = models.DateTimeField(db_index=True)
