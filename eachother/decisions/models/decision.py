"""A decision, and the steps it has taken."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from eachother.circles.models import Circle
from eachother.foundation.models import Row
from eachother.foundation.refs import RefField
from eachother.people.models import Person


class State(models.TextChoices):
    UNDERSTANDING = "understand", _("understanding it")
    SHAPING = "shaping", _("shaping it")
    ASKING = "asking", _("everybody is asked")
    HALTED = "halted", _("an objection stands")
    CLOSED = "closed", _("closed")


MOVES: dict[State, frozenset[State]] = {
    State.UNDERSTANDING: frozenset({State.SHAPING, State.ASKING, State.CLOSED}),
    State.SHAPING: frozenset({State.ASKING, State.CLOSED}),
    State.ASKING: frozenset({State.ASKING, State.HALTED, State.CLOSED}),
    State.HALTED: frozenset({State.ASKING, State.CLOSED}),
    State.CLOSED: frozenset(),
}


class Mode(models.TextChoices):
    """How a voice is given. Chosen when the question is opened, and never changed: the database refuses it (migration
    0003)."""

    NAMED = "named", _("with names, and changeable until it closes")
    SECRET = "secret", _("secret, and final")


class DecisionQuerySet(models.QuerySet["Decision"]):
    def readable_by(self, person: Person) -> "DecisionQuerySet":
        """Those of everybody here, and those of the circles in which this person may read."""
        return self.filter(Q(circle=None) | Q(circle__in=Circle.objects.readable_by(person)))

    def open(self) -> "DecisionQuerySet":
        return self.filter(closed_at=None)

    def due(self, now: datetime | None = None) -> "DecisionQuerySet":
        """Those in which something is to happen by itself."""
        return self.open().filter(due_at__lte=now or timezone.now())


class Decision(Row):
    """A question that a circle, or (without one) everybody here, decides together. `kind` is a name in `kinds.py`.

    `due_at` is when next something is to happen by itself: a reminder, the end of a
    round, or going to rest because nobody took it further. `follows` is the decision that this one takes up again.
    """

    ref = RefField()
    circle = models.ForeignKey(Circle, models.CASCADE, null=True, related_name="decisions")
    question = models.CharField(max_length=200)
    words = models.TextField(max_length=2000, blank=True, default="")
    kind = models.CharField(max_length=20)
    mode = models.CharField(max_length=10, choices=Mode, default=Mode.NAMED)
    state = models.CharField(max_length=10, choices=State, default=State.UNDERSTANDING)
    opened_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    follows = models.ForeignKey("self", models.SET_NULL, null=True, related_name="followed_by")
    once = models.CharField(max_length=16, unique=True, editable=False)
    moved_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="decision_has_a_state"),
            models.CheckConstraint(condition=Q(mode__in=Mode.values), name="decision_has_a_mode"),
            models.CheckConstraint(
                condition=Q(state=State.CLOSED, closed_at__isnull=False) | (~Q(state=State.CLOSED) & Q(closed_at=None)),
                name="decision_closed_since",
            ),
        ]
        indexes = [
            models.Index(fields=["circle", "-moved_at", "-id"], name="decisions_by_movement"),
            models.Index(fields=["due_at"], condition=Q(closed_at=None), name="decisions_due"),
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def scope(self) -> str:
        """What its notices come out of: the ref of its circle, if it has one."""
        return self.circle.ref if self.circle else ""


class Step(Row):
    """It came into this state, by somebody, or by itself."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="steps")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "number"], name="one_step_at_a_time"),
            models.UniqueConstraint(fields=["decision"], condition=Q(state=State.CLOSED), name="closed_once"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="step_leads_somewhere"),
        ]
