"""What is said about a decision. None of it is a voice in it: whoever may read may say it."""

from django.db import models

from eachother.decisions.models.decision import Decision
from eachother.decisions.models.proposal import Proposal
from eachother.foundation.models import Row
from eachother.foundation.refs import RefField
from eachother.people.models import Person


class Inquiry(Row):
    """What would help somebody to understand it. Without words it was taken along by whoever asked; what others know
    about it stays."""

    ref = RefField()
    decision = models.ForeignKey(Decision, models.CASCADE, related_name="inquiries")
    words = models.TextField(max_length=600)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    once = models.CharField(max_length=16, unique=True, editable=False)


class Answer(Row):
    """What somebody knows about that."""

    inquiry = models.ForeignKey(Inquiry, models.CASCADE, related_name="answers")
    words = models.TextField(max_length=1000)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    once = models.CharField(max_length=16, unique=True, editable=False)


class Statement(Row):
    """Something short about the decision; while a proposal is on the table, a reaction to that version of it."""

    ref = RefField()
    decision = models.ForeignKey(Decision, models.CASCADE, related_name="statements")
    proposal = models.ForeignKey(Proposal, models.CASCADE, null=True, related_name="reactions")
    words = models.TextField(max_length=600)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    once = models.CharField(max_length=16, unique=True, editable=False)

    class Meta:
        indexes = [models.Index(fields=["decision", "id"], name="statements_of_a_decision")]
