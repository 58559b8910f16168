"""What people have agreed: when, where, and for whom."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from eachother.circles.models import Circle
from eachother.foundation.models import Row
from eachother.foundation.refs import RefField
from eachother.people.models import Block, Person


class Rhythm(models.TextChoices):
    """How it comes round again. Which weekday of the month is that of the first day."""

    ONCE = "once", _("once")
    WEEK = "week", _("every week")
    FORTNIGHT = "fortnight", _("every two weeks")
    MONTH = "month", _("every month, on the same weekday: the second Tuesday, say")
    LAST = "last", _("every month, on the last such weekday")


class GatheringQuerySet(models.QuerySet["Gathering"]):
    def visible_to(self, person: Person) -> "GatheringQuerySet":
        """Those of the circles in which this person may read, and those for everybody, unless either has blocked the
        other. A circle's own are the circle's, whoever set them up."""
        line = Q(by=person, other=OuterRef("set_up_by")) | Q(by=OuterRef("set_up_by"), other=person)
        for_everybody = Q(circle=None) & ~Exists(Block.objects.filter(line))
        return self.filter(Q(circle__in=Circle.objects.readable_by(person)) | for_everybody)


class Gathering(Row):
    """A gathering of a circle, or (without one) for everybody here. `day` and `at` are the first time by the clocks of
    `zone`, and stay so when clocks change; `until` is the last day on which it may come round, `goes_on_as`
    the one that comes round otherwise from then on."""

    ref = RefField()
    circle = models.ForeignKey(Circle, models.CASCADE, null=True, related_name="gatherings")
    name = models.CharField(max_length=80)
    words = models.TextField(max_length=1000, blank=True, default="")
    place = models.CharField(max_length=200, blank=True, default="")
    link = models.CharField(max_length=400, blank=True, default="")
    access = models.TextField(max_length=500, blank=True, default="")
    zone = models.CharField(max_length=60)
    day = models.DateField()
    at = models.TimeField()
    minutes = models.PositiveSmallIntegerField()
    rhythm = models.CharField(max_length=10, choices=Rhythm, default=Rhythm.ONCE)
    until = models.DateField(null=True)
    seats = models.PositiveSmallIntegerField(null=True)
    set_up_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    worded_at = models.DateTimeField(default=timezone.now)
    worded_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    laid_out_to = models.DateField(null=True)
    goes_on_as = models.OneToOneField("self", models.SET_NULL, null=True, related_name="went_before")

    objects = GatheringQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(rhythm__in=Rhythm.values), name="gathering_has_a_rhythm"),
            models.CheckConstraint(condition=~Q(place="") | ~Q(link=""), name="gathering_is_somewhere"),
            models.CheckConstraint(condition=Q(minutes__gt=0), name="gathering_lasts"),
            models.CheckConstraint(condition=Q(seats=None) | Q(seats__gt=0), name="gathering_has_a_seat"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def scope(self) -> str:
        """What its notices come out of: the ref of its circle, if it has one."""
        return self.circle.ref if self.circle else ""

    @property
    def repeats(self) -> bool:
        return self.rhythm != Rhythm.ONCE
