"""Questions about the vocabulary.

open      until its day, those who have lived either may answer, and answer otherwise
apart     they stay two; who asked and who answered what is forgotten
united    the question is gone, with the experience whose name went (people's FormerName tells of it)
"""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from eachother.foundation.models import Row
from eachother.foundation.refs import RefField
from eachother.people.models import Experience, Person


class QuestionQuerySet(models.QuerySet["Question"]):
    def open(self, now: datetime | None = None) -> "QuestionQuerySet":
        """Those that can still be answered; a prepared query hands on `now`."""
        return self.filter(closed_at=None, until__gt=now or timezone.now())

    def due(self) -> "QuestionQuerySet":
        return self.filter(closed_at=None, until__lte=timezone.now())

    def about(self, *experiences: Experience) -> "QuestionQuerySet":
        """Those in which any of these stands."""
        return self.filter(Q(kept__in=experiences) | Q(other__in=experiences))


class Question(Row):
    """Are these the same thing? If so, both go by the name of `kept` from then on."""

    ref = RefField()
    kept = models.ForeignKey(Experience, models.CASCADE, related_name="+")
    other = models.ForeignKey(Experience, models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    until = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(kept=F("other")), name="nothing_is_asked_about_itself"),
            models.UniqueConstraint(fields=["kept"], condition=Q(closed_at=None), name="one_question_to_keep"),
            models.UniqueConstraint(fields=["other"], condition=Q(closed_at=None), name="one_question_to_go"),
        ]


class Said(models.TextChoices):
    SAME = "same", _("Yes, the same")
    DIFFER = "differ", _("No, they differ")
    LEAVE = "leave", _("I leave it to others")


class Answer(Row):
    """What somebody said to a question, perhaps with a few words why they differ. Nobody is shown whose it is."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="answers")
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    said = models.CharField(max_length=6, choices=Said)
    why = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "by"], name="said_once")]
