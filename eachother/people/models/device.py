"""Where a person is signed in."""

from datetime import datetime, time

from django.db import models
from django.utils import timezone

from eachother.foundation.models import Row
from eachother.foundation.refs import RefField
from eachother.people.models.person import Person


class Device(Row):
    """A browser in which a person has signed in. A session is good only while its row stands here.

    Nothing is known of it but what the person calls it: no make, no address. Of when it was last here the day is kept,
    not the time.
    """

    ref = RefField()
    person = models.ForeignKey(Person, models.CASCADE, related_name="devices")
    session_key = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=40, blank=True, default="")
    last_seen_on = models.DateField(default=timezone.localdate, db_index=True)

    @property
    def last_here(self) -> datetime:
        """Noon of that day, so that it is the same day for readers a few hours away."""
        return timezone.make_aware(datetime.combine(self.last_seen_on, time(12)))
