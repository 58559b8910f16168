"""How a decision ended, and what it did."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from eachother.decisions.models.asking import Round
from eachother.decisions.models.decision import Decision
from eachother.foundation.models import Row
from eachother.people.models import Person


class Ended(models.TextChoices):
    DECIDED = "decided", _("decided")
    MAJORITY = "majority", _("decided by most, against an objection")  # only where the community has said so
    HEARD = "heard", _("heard")  # it was never meant to decide anything
    RESTS = "rests", _("laid to rest")


class Outcome(Row):
    """Of a decision that is closed. `round` is the one it closed with, if it came to one; its minority's words are
    kept as its positions. `words` are what somebody, or its kind, said of it in words."""

    decision = models.OneToOneField(Decision, models.CASCADE, related_name="outcome")
    round = models.OneToOneField(Round, models.CASCADE, null=True, related_name="outcome")
    ended = models.CharField(max_length=10, choices=Ended)
    words = models.TextField(blank=True, default="")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(ended__in=Ended.values), name="outcome_is_one_of_these")]


class Done(Row):
    """What the decision did when it closed, in the same transaction, once; or why that could not be done any more."""

    outcome = models.OneToOneField(Outcome, models.CASCADE, related_name="done")
    effect = models.CharField(max_length=60)
    given = models.JSONField(default=dict)
    says = models.TextField()
    failed = models.CharField(max_length=60, blank=True, default="")
