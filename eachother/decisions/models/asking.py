"""A round: everybody in it is asked, and has one voice."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from eachother.community.deciding import FOUNDING, RulesOfDeciding
from eachother.decisions.models.decision import Decision
from eachother.decisions.models.proposal import Proposal
from eachother.foundation.models import Row
from eachother.people.models import Person


class Over(models.TextChoices):
    """How a round ended."""

    OUTCOME = "outcome"  # the decision closed with it
    AMENDED = "amended"  # another version was put on the table, and is asked


class RoundQuerySet(models.QuerySet["Round"]):
    def running(self) -> "RoundQuerySet":
        return self.filter(ended_at=None)


class Round(Row):
    """One asking, open since `created_at`: of a version of the proposal, or of whatever else its kind asks about.

    `closes_at` is when its time is over. `stretched_at` is when it was given as much time again, once, because too few
    had spoken; `reminded_at` when those who had not spoken were told so, once; `halted_at` since when it is halted.
    `grave` says that what it would do is grave, so that more people and more time are needed. It goes on by the rules
    of deciding with which it opened (`kept_rules`), whatever is decided about them meanwhile.
    """

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="rounds")
    number = models.PositiveIntegerField()
    proposal = models.ForeignKey(Proposal, models.CASCADE, null=True, related_name="rounds")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    closes_at = models.DateTimeField()
    reminds_at = models.DateTimeField()
    grave = models.BooleanField(default=False)
    kept_rules = models.JSONField(default=dict)
    reminded_at = models.DateTimeField(null=True)
    stretched_at = models.DateTimeField(null=True)
    halted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended = models.CharField(max_length=10, choices=Over, blank=True, default="")

    objects = RoundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "number"], name="round_has_its_number"),
            models.UniqueConstraint(fields=["decision"], condition=Q(ended_at=None), name="one_round_runs"),
            models.CheckConstraint(condition=Q(closes_at__gt=F("created_at")), name="round_lasts"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended="") | Q(ended_at__isnull=False, ended__in=Over.values),
                name="round_ends_somehow",
            ),
        ]

    @property
    def rules(self) -> RulesOfDeciding:
        return RulesOfDeciding.kept(self.kept_rules) if self.kept_rules else FOUNDING

    @property
    def time_is_over(self) -> bool:
        return self.closes_at <= timezone.now()


class ElectorQuerySet(models.QuerySet["Elector"]):
    def still(self) -> "ElectorQuerySet":
        """Those who have not fallen out."""
        return self.filter(fell_out_at=None)


class Elector(Row):
    """A person has a voice in this round. They fall out of it when they leave (`fell_out_at`), with what they said in
    it. `person` is None when they have left the community and what they said stays without their name."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="electors")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    fell_out_at = models.DateTimeField(null=True)

    objects = ElectorQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "person"], name="one_voice_in_a_round")]
        indexes = [models.Index(fields=["person", "round"], name="voices_of_a_person")]
