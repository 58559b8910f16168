"""Ranked choice: what there is to choose from, and how people rank it."""

from django.db import models
from django.utils import timezone

from eachother.decisions.models.asking import Elector
from eachother.decisions.models.decision import Decision
from eachother.foundation.models import Row
from eachother.foundation.refs import RefField
from eachother.people.models import Person

AS_IT_IS = "as-it-is"  # stands on every ballot beside the options: 'none of these'


class Option(Row):
    """Something to choose, in somebody's words. From the moment everybody is asked none comes and none goes. `key` is
    its words folded: nobody says the same twice."""

    ref = RefField()
    decision = models.ForeignKey(Decision, models.CASCADE, related_name="options")
    words = models.CharField(max_length=200)
    key = models.CharField(max_length=400)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "key"], name="option_stands_once")]


class Ranking(Row):
    """How an elector ranks them, with their name: changed as they like until it closes.

    `levels` are lists of refs, the first choice first; what stands in one is alike, what stands in none comes last.
    `words` are what they would have remembered whatever is chosen.
    """

    elector = models.OneToOneField(Elector, models.CASCADE, related_name="ranking")
    levels = models.JSONField()
    words = models.TextField(max_length=600, blank=True, default="")
    said_at = models.DateTimeField(default=timezone.now)
