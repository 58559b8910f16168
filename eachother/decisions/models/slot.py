"""Finding a time: which there are, and who can."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from eachother.decisions.models.asking import Elector
from eachother.decisions.models.decision import Decision
from eachother.decisions.rules.times import Can
from eachother.foundation.models import Row
from eachother.foundation.refs import RefField
from eachother.people.models import Person


class Slot(Row):
    """A time that somebody put on the table: `day` and `at` by the clocks of `zone`. `starts_at` is when that is."""

    ref = RefField()
    decision = models.ForeignKey(Decision, models.CASCADE, related_name="slots")
    day = models.DateField()
    at = models.TimeField()
    zone = models.CharField(max_length=60)
    minutes = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "starts_at", "minutes"], name="slot_stands_once"),
            models.CheckConstraint(condition=Q(minutes__gt=0), name="slot_lasts"),
        ]

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)


class Availability(Row):
    """What an elector says of one of the times."""

    elector = models.ForeignKey(Elector, models.CASCADE, related_name="availabilities")
    slot = models.ForeignKey(Slot, models.CASCADE, related_name="availabilities")
    can = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Can])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["elector", "slot"], name="said_once_of_a_time"),
            models.CheckConstraint(condition=Q(can__in=[*Can]), name="can_is_one_of_three"),
        ]
