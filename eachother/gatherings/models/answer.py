"""Whether somebody comes."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from eachother.foundation.models import Row
from eachother.gatherings.models.gathering import Gathering
from eachother.people.models import Person


class Said(models.TextChoices):
    COME = "come", _("I’ll come")
    MAYBE = "maybe", _("Maybe")
    NOT = "not", _("Not this time")


class Answer(Row):
    """What somebody says about the day `on`, or (without one) about every day from `since`; the day's own goes first.

    Seats go by `said_at`: the first who said that they come have them. Nothing else stands between a person and a seat,
    so that there cannot be more taken than there are."""

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="answers")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    said = models.CharField(max_length=10, choices=Said)
    said_at = models.DateTimeField(default=timezone.now)
    on = models.DateField(null=True)
    since = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(said__in=Said.values), name="an_answer_is_one_of_three"),
            models.CheckConstraint(
                condition=Q(on__isnull=False, since=None) | Q(on=None, since__isnull=False),
                name="answered_for_a_day_or_on",
            ),
            models.UniqueConstraint(fields=["gathering", "person", "on"], name="answered_once_for_a_day"),
            models.UniqueConstraint(
                fields=["gathering", "person"], condition=Q(on=None), name="answered_once_for_all_days"
            ),
        ]
        indexes = [models.Index(fields=["person", "gathering"], name="answers_of_a_person")]
