"""What is proposed, version by version."""

from django.db import models
from django.db.models import Q

from eachother.decisions.models.decision import Decision
from eachother.foundation.models import Row
from eachother.people.models import Person


class Proposal(Row):
    """A version of the proposal, from 1 on. It never changes: who amends it puts the next one on the table.

    `effect` is the name of what it does when it is agreed (`community/effects.py`), `given` what that was given, and
    `says` the sentence in which everybody read what would happen. Without a name it does nothing by itself.
    """

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="proposals")
    number = models.PositiveIntegerField()
    words = models.TextField(max_length=4000)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    once = models.CharField(max_length=16, unique=True, editable=False)
    effect = models.CharField(max_length=60, blank=True, default="")
    given = models.JSONField(default=dict)
    says = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "number"], name="proposal_has_its_number"),
            models.CheckConstraint(condition=Q(number__gt=0), name="proposal_counts_from_one"),
        ]
