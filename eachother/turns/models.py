"""Tables of the turns.

A task, of a circle
open      anybody in the circle may say that they are willing; a turn of it may run
resting   laid to rest by somebody because nobody wants it, or done once for all; woken, it is open again

A turn, from somebody's yes on
coming    said yes to while another still runs; begins when that is over    → running · over
running   since `begun_at`, until `ends_at`                                 → over
over      since `ended_at`; `ended` says how. It stays as history

An asking: it would be somebody's turn, or somebody offers them theirs
open      until they answer, or `until`                                     → yes · passed · withdrawn

A turn carries no rights beyond its task: nothing else in the house asks who has one in order to allow something.
"""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from eachother.circles.models import Circle
from eachother.foundation.models import Row
from eachother.foundation.refs import RefField
from eachother.people.models import Person

ASKED_AHEAD = timedelta(days=3)  # before a turn is over somebody is asked for the next


class Kind(models.TextChoices):
    """What other rooms know a task by. A circle has at most one that is open of each but the first."""

    OTHER = "other", _("something else")
    GATHERING = "gathering", _("calling the gathering")
    GREETING = "greeting", _("greeting the new")


class Lasts(models.TextChoices):
    """How long a turn lasts."""

    WEEK = "week", _("a week")
    FORTNIGHT = "fortnight", _("two weeks")
    MONTH = "month", _("a month")
    ONCE = "once", _("until it is done, once")


class Goes(models.TextChoices):
    """How it goes round."""

    FREELY = "freely", _("freely: whoever takes it has it")
    TURN = "turn", _("by turn: whoever has had it least lately is asked")
    LOT = "lot", _("by lot: it is drawn who is asked")


class CameBy(models.TextChoices):
    """How a turn came to somebody."""

    FREELY = "freely"
    TURN = "turn"
    LOT = "lot"
    HAND = "hand"


class Ended(models.TextChoices):
    """How a turn ended."""

    TIME = "time", _("its time was over")
    DONE = "done", _("it was done")
    LAID_DOWN = "laid", _("laid down")
    HANDED_ON = "handed", _("handed on")
    LEFT = "left", _("they left the circle")
    DECIDED = "decided", _("the circle decided that it was over")


class Answered(models.TextChoices):
    YES = "yes"
    PASSED = "passed"
    WITHDRAWN = "withdrawn"


class TaskQuerySet(models.QuerySet["Task"]):
    def open(self) -> "TaskQuerySet":
        return self.filter(rested_at=None)

    def due(self, now: datetime | None = None) -> "TaskQuerySet":
        """Those in which something is to happen by itself."""
        now = now or timezone.now()
        turns = Turn.objects.filter(task=OuterRef("pk"))
        asked = Asking.objects.filter(task=OuterRef("pk"), answered_at=None)
        over, early = turns.running().filter(ends_at__lte=now), turns.running().filter(ends_at__gt=now + ASKED_AHEAD)
        waits = turns.coming() & turns.filter(~Exists(Turn.objects.running().filter(task=OuterRef("task"))))
        passed = Asking.objects.filter(
            task=OuterRef("task"), person=OuterRef("person"), created_at__gte=OuterRef("task__round_began_at")
        )
        laid_down = Turn.objects.filter(
            task=OuterRef("task"),
            person=OuterRef("person"),
            ended=Ended.LAID_DOWN,
            ended_at__gte=OuterRef("task__round_began_at"),
        )
        willing = Willing.objects.filter(task=OuterRef("pk"), person__left_at=None)
        can_be_asked = willing.filter(~Exists(passed), ~Exists(laid_down))
        to_ask = ~Exists(turns.coming()) & ~Exists(asked.exclude(why=CameBy.HAND)) & ~Exists(early)
        asks = Q(goes__in=[Goes.TURN, Goes.LOT]) & to_ask & Q(Exists(can_be_asked))
        return self.open().filter(Q(Exists(over)) | Q(Exists(waits)) | Q(Exists(asked.filter(until__lte=now))) | asks)


class Task(Row):
    """What somebody in a circle found worth doing by turns. It is the circle's: whoever named it is not kept.

    `rested_at` is since when it rests. `round_began_at` is since when the next one is looked for: whoever has passed
    since then is not asked again.
    """

    ref = RefField()
    circle = models.ForeignKey(Circle, models.CASCADE, related_name="tasks")
    name = models.CharField(max_length=60)
    words = models.TextField(max_length=600, blank=True, default="")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.OTHER)
    lasts = models.CharField(max_length=10, choices=Lasts, default=Lasts.FORTNIGHT)
    goes = models.CharField(max_length=10, choices=Goes, default=Goes.FREELY)
    once = models.CharField(max_length=16, unique=True, editable=False)
    rested_at = models.DateTimeField(null=True)
    round_began_at = models.DateTimeField(default=timezone.now)

    objects = TaskQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["circle", "kind"],
                condition=Q(rested_at=None) & ~Q(kind=Kind.OTHER),
                name="one_open_task_of_a_kind",
            ),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="task_has_a_kind"),
            models.CheckConstraint(condition=Q(lasts__in=Lasts.values), name="task_lasts"),
            models.CheckConstraint(condition=Q(goes__in=Goes.values), name="task_goes_round"),
        ]

    def __str__(self) -> str:
        return self.name


class Willing(Row):
    """A person would do it, since `created_at`. They say it themselves, and take it back when they like."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="willing")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task", "person"], name="willing_once")]


class TurnQuerySet(models.QuerySet["Turn"]):
    def coming(self) -> "TurnQuerySet":
        return self.filter(begun_at=None, ended_at=None)

    def running(self) -> "TurnQuerySet":
        return self.filter(ended_at=None).exclude(begun_at=None)

    def held(self) -> "TurnQuerySet":
        """Running, or coming."""
        return self.filter(ended_at=None)

    def had(self) -> "TurnQuerySet":
        """Those that began, the last first: the running one, then the history."""
        return self.exclude(begun_at=None).order_by("-begun_at", "-pk")


class Turn(Row):
    """A person said yes to a task."""

    ref = RefField()
    task = models.ForeignKey(Task, models.CASCADE, related_name="turns")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    came_by = models.CharField(max_length=10, choices=CameBy)
    begun_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended = models.CharField(max_length=10, choices=Ended, blank=True, default="")

    objects = TurnQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["task"], condition=Q(begun_at__isnull=False, ended_at=None), name="one_running_turn"
            ),
            models.UniqueConstraint(fields=["task"], condition=Q(begun_at=None, ended_at=None), name="one_coming_turn"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended="") | Q(ended_at__isnull=False, ended__in=Ended.values),
                name="turn_ends_somehow",
            ),
            models.CheckConstraint(
                condition=Q(begun_at=None) | Q(ends_at__gte=F("begun_at")), name="turn_ends_after_it_begins"
            ),
        ]
        indexes = [models.Index(fields=["task", "-begun_at"], name="turns_of_a_task")]


class Asking(Row):
    """Somebody is asked whether they take a turn: the next one, or the rest of the one that `by` has (`why` HAND).

    Whether they passed is nobody's to read."""

    ref = RefField()
    task = models.ForeignKey(Task, models.CASCADE, related_name="askings")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    why = models.CharField(max_length=10, choices=CameBy)
    by = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    until = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    said = models.CharField(max_length=10, choices=Answered, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["task"], condition=Q(answered_at=None) & ~Q(why=CameBy.HAND), name="one_is_asked"
            ),
            models.UniqueConstraint(
                fields=["task"], condition=Q(answered_at=None, why=CameBy.HAND), name="one_is_offered_it"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, said="") | Q(answered_at__isnull=False, said__in=Answered.values),
                name="asking_is_answered_somehow",
            ),
            models.CheckConstraint(
                condition=Q(why=CameBy.HAND, by__isnull=False) | (~Q(why=CameBy.HAND) & Q(by=None)),
                name="only_an_offer_is_from_somebody",
            ),
        ]


class Draw(Row):
    """A lot was drawn. The order of `lots` follows from `seed` and the refs of who was in it (`rules.drawn`), so that
    anybody can check it."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="draws")
    seed = models.CharField(max_length=32)


class Lot(Row):
    """A person was in a draw, and came out at this place."""

    draw = models.ForeignKey(Draw, models.CASCADE, related_name="lots")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    place = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draw", "person"], name="in_a_draw_once"),
            models.UniqueConstraint(fields=["draw", "place"], name="one_at_each_place"),
        ]
