"""How warm somebody is to it, in a temperature check."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from eachother.decisions.models.asking import Elector
from eachother.decisions.rules.spread import Warmth
from eachother.foundation.models import Row


class Feeling(Row):
    """What an elector says, changed as they like until it is over. Nobody is shown who said which."""

    elector = models.OneToOneField(Elector, models.CASCADE, related_name="feeling")
    warmth = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Warmth])
    words = models.TextField(max_length=600, blank=True, default="")
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(warmth__in=[*Warmth]), name="feeling_is_one_of_five")]
