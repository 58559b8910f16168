"""What waits for a person, and how they have chosen to be told.

A notice holds no words: it says what kind of thing it is, about which ref, from whom, and out of which scope (the
ref of a circle, for instance). It is shown at once, or with others from an hour on that the person has chosen.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from eachother.foundation.models import Row
from eachother.people.models import Person


class Told(models.TextChoices):
    """How somebody is told of something."""

    NOW = "now", _("at once")
    DAILY = "daily", _("once a day")
    WEEKLY = "weekly", _("once a week")
    NEVER = "never", _("not at all")


class Notice(Row):
    """Something waits for `person`. It goes when it is settled; there is no archive of who was told what.

    `shown_from` is empty for what is shown at once; what is gathered is shown from then on, and `brought_at` says since
    when the channels have brought it.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=16)
    by = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    scope = models.CharField(max_length=16, blank=True, default="")
    shown_from = models.DateTimeField(null=True)
    brought_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind", "about"], name="told_once")]
        indexes = [
            models.Index(fields=["person", "-created_at"], name="notices_of_a_person"),
            models.Index(
                fields=["shown_from"], condition=Q(shown_from__isnull=False, brought_at=None), name="notices_to_bring"
            ),
        ]


class Choice(Row):
    """How `person` is told of a group of kinds, or of whatever comes out of a scope. No row is: at once, or for a
    scope: as of its kind elsewhere."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="notice_choices")
    group = models.CharField(max_length=40, blank=True, default="")
    scope = models.CharField(max_length=16, blank=True, default="")
    told = models.CharField(max_length=6, choices=Told)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "group", "scope"], name="told_as_chosen"),
            models.CheckConstraint(condition=Q(told__in=Told.values), name="told_in_a_known_way"),
            models.CheckConstraint(
                condition=(Q(group="") & ~Q(scope="")) | (~Q(group="") & Q(scope="")), name="chosen_for_one_thing"
            ),
        ]


class Manner(Row):
    """When what is gathered comes to `person`: the hour in the community's time, the day of the week from Monday (0).

    `names_since` says since when what is carried out of these pages may say who it is from; empty is: it may not.
    """

    person = models.OneToOneField(Person, models.CASCADE, related_name="notice_manner")
    hour = models.PositiveSmallIntegerField(default=18)
    weekday = models.PositiveSmallIntegerField(default=6)
    names_since = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(hour__lt=24), name="manner_has_an_hour"),
            models.CheckConstraint(condition=Q(weekday__lt=7), name="manner_has_a_weekday"),
        ]
