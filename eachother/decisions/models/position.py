"""Where somebody stands, in a round of consent."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from eachother.decisions.models.asking import Elector, Round
from eachother.foundation.models import Row


class Says(models.TextChoices):
    AGREE = "agree", _("I agree")
    CONCERN = "concern", _("I agree, and have a concern")
    ASIDE = "aside", _("I stand aside")
    OBJECT = "object", _("I object")


class PositionQuerySet(models.QuerySet["Position"]):
    def counting(self) -> "PositionQuerySet":
        """Those of people who have not fallen out."""
        return self.filter(elector__fell_out_at=None)

    def objections(self) -> "PositionQuerySet":
        return self.filter(says=Says.OBJECT)

    def still_standing_in(self, running: Round) -> "PositionQuerySet":
        """Objections to an earlier version by people who have a voice in this round and have given none: the last thing
        that each of them said."""
        return self.counting().objections().filter(_silent_in(Round.objects.filter(pk=running.pk)), ~_said_since())

    def minority_in(self, rounds: "models.QuerySet[Round]") -> "PositionQuerySet":
        """All but plain agreement in these rounds: shown first, and kept with the outcome. To it belong the objections
        that still stand there from earlier ones."""
        earlier = Q(_silent_in(rounds), ~_said_since(), says=Says.OBJECT)
        return self.counting().exclude(says=Says.AGREE).filter(Q(elector__round__in=rounds) | earlier)


def _silent_in(rounds: "models.QuerySet[Round]") -> Exists:
    """Whoever said it has a voice in one of these rounds, a later one of the same decision, and has not given it."""
    silent = Elector.objects.still().filter(
        round__in=rounds, round__number__gt=OuterRef("elector__round__number"), position=None,
        round__decision=OuterRef("elector__round__decision"), person=OuterRef("elector__person"),
    )  # fmt: skip
    return Exists(silent)


def _said_since() -> Exists:
    """They have said something of a later version, or left while it was asked."""
    later = Elector.objects.filter(
        Q(position__isnull=False) | Q(fell_out_at__isnull=False),
        person=OuterRef("elector__person"),
        round__decision=OuterRef("elector__round__decision"),
        round__number__gt=OuterRef("elector__round__number"),
    )
    return Exists(later)


class Position(Row):
    """What an elector says of the version that is asked: one, changed as they like while the round runs.

    `words` are the concern, why they stand aside, or what harm it would do; `mend` is what would mend an objection.
    When whoever said it takes their words along, `says` stays and the words are gone.
    """

    elector = models.OneToOneField(Elector, models.CASCADE, related_name="position")
    says = models.CharField(max_length=10, choices=Says)
    words = models.TextField(max_length=1000, blank=True, default="")
    mend = models.TextField(max_length=1000, blank=True, default="")
    said_at = models.DateTimeField(default=timezone.now)

    objects = PositionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(says__in=Says.values), name="position_is_one_of_four"),
            models.CheckConstraint(condition=Q(mend="") | Q(says=Says.OBJECT), name="only_an_objection_is_mended"),
        ]
