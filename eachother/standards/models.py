"""Tables of the standards.

growing        no adoption yet: stories are laid under it, read, a statement is written and talked about
asked          a decision is open that would adopt a statement of it, or retire it (the decision says so, no row here)
holds          an adoption that has not ended; another statement of it ends it and begins the next
on the table   a recall that is not settled: by its day, or by anybody; it holds all the same
retired        its last adoption has ended, and none followed

A root without a story is the empty place of one that was taken back; a reading without words is that of one that was.
"""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from eachother.decisions.models import Decision
from eachother.foundation.models import Row
from eachother.foundation.refs import RefField
from eachother.people.models import Person
from eachother.stories.models import Story
from eachother.talk.models import out_of_sight

NAME_LENGTH, STATEMENT_LENGTH, WHY_LENGTH = 120, 400, 2000
READING_LENGTH, VOICE_LENGTH, RECALL_LENGTH = 1000, 1000, 600


class StandardQuerySet(models.QuerySet["Standard"]):
    def visible_to(self, person: Person) -> "StandardQuerySet":
        """What holds, or once did, is everybody's. What only grows is not there for whoever is behind a line from the
        one who began it."""
        return self.filter(~out_of_sight(person, "begun_by") | Exists(_adoptions()))

    def holding(self) -> "StandardQuerySet":
        return self.filter(Exists(_adoptions().filter(ended_at=None)))

    def growing(self) -> "StandardQuerySet":
        return self.filter(~Exists(_adoptions()))

    def retired(self) -> "StandardQuerySet":
        return self.filter(Exists(_adoptions()), ~Exists(_adoptions().filter(ended_at=None)))


def _adoptions() -> "models.QuerySet[Adoption]":
    return Adoption.objects.filter(standard=OuterRef("pk"))


class Standard(Row):
    """`name` is what it is about, in a few words. `moved_at` is when something last happened to it."""

    ref = RefField()
    name = models.CharField(max_length=NAME_LENGTH)
    begun_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    moved_at = models.DateTimeField(default=timezone.now)

    objects = StandardQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["-moved_at", "-id"], name="standards_by_movement")]

    def __str__(self) -> str:
        return self.name


class Root(Row):
    """A story that lies under a standard, by its teller's yes; `laid_by` somebody. `gone_at`: it was taken back."""

    ref = RefField()
    standard = models.ForeignKey(Standard, models.CASCADE, related_name="roots")
    story = models.ForeignKey(Story, models.SET_NULL, null=True, related_name="+")
    laid_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    gone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["standard", "story"], name="a_story_lies_under_it_once"),
            models.CheckConstraint(condition=Q(gone_at=None) | Q(story=None), name="what_was_taken_back_is_gone"),
        ]


class Reading(Row):
    """What somebody says matters in some of its stories. Others may read them otherwise, and that stays beside it.

    `taken_back_at`: an empty place, kept because a statement that holds, or held, was drawn from it."""

    ref = RefField()
    standard = models.ForeignKey(Standard, models.CASCADE, related_name="readings")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    words = models.TextField(max_length=READING_LENGTH, blank=True, default="")
    differs = models.BooleanField(default=False)  # how its writer marks it; no state of anything
    roots = models.ManyToManyField(Root, related_name="readings")
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_back_at=None) | Q(words="", by=None), name="reading_taken_back_says_nothing"
            )
        ]


class Statement(Row):
    """What it says, in words that everybody could be asked about; `why` stands beneath. Never changed, only
    followed."""

    ref = RefField()
    standard = models.ForeignKey(Standard, models.CASCADE, related_name="statements")
    number = models.PositiveIntegerField()
    words = models.TextField(max_length=STATEMENT_LENGTH)
    why = models.TextField(max_length=WHY_LENGTH, blank=True, default="")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    readings = models.ManyToManyField(Reading, related_name="statements")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["standard", "number"], name="one_statement_of_a_number")]


class Stance(models.TextChoices):
    """How somebody marks what they say. It decides nothing."""

    DIFFERENT = "differs", "differs"
    ASKS = "asks", "asks"
    HOLDS = "holds", "holds"


class Voice(Row):
    """What somebody says to a statement before everybody is asked. `turn` is how often they had spoken here before,
    `heard` whether they had in any other standard: who has not been heard stands first."""

    ref = RefField()
    standard = models.ForeignKey(Standard, models.CASCADE, related_name="voices")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    stance = models.CharField(max_length=7, choices=Stance)
    words = models.TextField(max_length=VOICE_LENGTH)
    turn = models.PositiveIntegerField(default=0)
    heard = models.BooleanField(default=False)  # as it was when they spoke

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(stance__in=Stance.values), name="voice_has_a_stance")]
        indexes = [models.Index(fields=["standard", "turn", "heard", "id"], name="voices_not_yet_heard_first")]


class Adoption(Row):
    """A statement holds from `created_at`, by a decision, until `ended_at` by another (or the same, renewed). On
    `look_again_on` it comes back on the table."""

    standard = models.ForeignKey(Standard, models.PROTECT, related_name="adoptions")
    statement = models.ForeignKey(Statement, models.PROTECT, related_name="adoptions")
    decision = models.ForeignKey(Decision, models.SET_NULL, null=True, related_name="+")
    look_again_on = models.DateField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Decision, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["standard"], condition=Q(ended_at=None), name="one_statement_holds")
        ]
        indexes = [models.Index(fields=["look_again_on"], condition=Q(ended_at=None), name="adoptions_looked_at_again")]


class Recall(Row):
    """It is back on the table: by somebody, or (`by_day`) because its day has come. Settled by the next decision."""

    standard = models.ForeignKey(Standard, models.CASCADE, related_name="recalls")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    by_day = models.DateField(null=True)
    words = models.TextField(max_length=RECALL_LENGTH, blank=True, default="")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["standard"], condition=Q(settled_at=None), name="on_the_table_once")
        ]


class Showing(Row):
    """The standards have a page on the open web, by a decision, until another one."""

    what = models.CharField(max_length=4, default="page", editable=False)
    decision = models.CharField(max_length=16)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["what"], condition=Q(ended_at=None), name="shown_by_one_decision")
        ]
