"""One day of a gathering, and what hangs on that day."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone

from eachother.foundation.models import Row
from eachother.foundation.refs import RefField
from eachother.gatherings.models.gathering import Gathering
from eachother.people.models import Person


class Kind(models.TextChoices):
    MOVED = "moved"
    OFF = "off"


class OccasionQuerySet(models.QuerySet["Occasion"]):
    def coming(self, now: datetime | None = None) -> "OccasionQuerySet":
        """Those that are not over; a prepared query hands on `now`."""
        return self.filter(ends_at__gt=now or timezone.now())

    def over(self) -> "OccasionQuerySet":
        return self.filter(ends_at__lte=timezone.now())

    def taking_place(self) -> "OccasionQuerySet":
        return self.filter(Q(change=None) | ~Q(change__kind=Kind.OFF))


class Occasion(Row):
    """The gathering on one of its days. `on` is that day as agreed and never changes; `starts_at` and `ends_at` are
    when it really is."""

    ref = RefField()
    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="occasions")
    on = models.DateField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    change = models.OneToOneField("gatherings.Change", models.SET_NULL, null=True, related_name="+")

    objects = OccasionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gathering", "on"], name="gathering_once_on_a_day")]
        indexes = [
            models.Index(fields=["starts_at"], name="occasions_by_time"),
            models.Index(fields=["gathering", "starts_at"], name="occasions_of_one"),
        ]

    @property
    def is_off(self) -> bool:
        return self.change is not None and self.change.kind == Kind.OFF

    @property
    def has_begun(self) -> bool:
        return self.starts_at <= timezone.now()

    @property
    def is_over(self) -> bool:
        return self.ends_at <= timezone.now()


class Change(Row):
    """Somebody moved it (to `day`, `at`, by the gathering's clocks) or called it off; and put that back, perhaps."""

    occasion = models.ForeignKey(Occasion, models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=10, choices=Kind)
    day = models.DateField(null=True)
    at = models.TimeField(null=True)
    words = models.CharField(max_length=300, blank=True, default="")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    put_back_at = models.DateTimeField(null=True)
    put_back_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=Kind.OFF, day=None, at=None) | Q(kind=Kind.MOVED, day__isnull=False, at__isnull=False),
                name="moved_somewhere",
            ),
            models.UniqueConstraint(
                fields=["occasion"], condition=Q(put_back_at=None), name="one_change_holds_at_a_time"
            ),
        ]


class Calling(Row):
    """Somebody calls it this time; `line` is what they say is done. It gives them nothing else."""

    occasion = models.OneToOneField(Occasion, models.CASCADE, related_name="calling")
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    line = models.CharField(max_length=200, blank=True, default="")


class Note(Row):
    """A wording of the note on how it was; the last one counts, the others are kept."""

    occasion = models.ForeignKey(Occasion, models.CASCADE, related_name="notes")
    number = models.PositiveIntegerField()
    words = models.TextField(max_length=8000)
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["occasion", "number"], name="note_worded_once")]
