"""Nods, and the tables by which people are found.

A nod is live for thirty days. Two live nods make an acquaintance (people), which stays until one of them takes their
nod back.
"""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from eachother.foundation.models import Row
from eachother.people.models import Experience, Person

NOD_LASTS = timedelta(days=30)


class NodQuerySet(models.QuerySet["Nod"]):
    def live(self, since: datetime | None = None) -> "NodQuerySet":
        """Nods that have not faded: given after `since`, which is thirty days ago."""
        return self.filter(created_at__gt=since or timezone.now() - NOD_LASTS)

    def faded(self) -> "NodQuerySet":
        return self.filter(created_at__lte=timezone.now() - NOD_LASTS)

    def between(self, one: Person, other: Person) -> "NodQuerySet":
        return self.filter(Q(by=one, to=other) | Q(by=other, to=one))


class Nod(Row):
    """A fleeting smile of recognition (seed 003): it asks nothing, and fades."""

    by = models.ForeignKey(Person, models.CASCADE, related_name="nods_given")
    to = models.ForeignKey(Person, models.CASCADE, related_name="nods_received")

    objects = NodQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["by", "to"], name="nodded_once"),
            models.CheckConstraint(condition=~Q(by=F("to")), name="nobody_nods_to_themselves"),
        ]
        indexes = [models.Index(fields=["created_at"], name="nods_by_age")]


class Posting(models.Model):  # noqa: DJ008 - no page names a posting
    """A person can be found by this experience in this language.

    All that the finding statement asks of a person stands in each of their rows, and in its index, so that the table
    itself is never read. `salt` is fixed for a person and scatters them: a slice of it is a fair sample. What they show
    to people who share it alone is `veiled`: such a row is read only for somebody who shares it, and counted for
    nobody else. `weight` is W, the sum of the rarities of what they show to everybody, in thousandths.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="postings")
    experience = models.ForeignKey(Experience, models.CASCADE, related_name="+", db_index=False)
    language = models.CharField(max_length=16)
    salt = models.PositiveIntegerField()
    hours = models.PositiveSmallIntegerField()
    welcomes = models.PositiveSmallIntegerField()
    offers = models.PositiveSmallIntegerField()
    weight = models.PositiveIntegerField(default=0)
    veiled = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "experience", "language"], name="posted_once"),
        ]
        indexes = [
            models.Index(
                fields=["experience", "language", "salt", "person", "hours", "welcomes", "offers", "weight", "veiled"],
                name="postings_of_a_term",
            )
        ]


class LetBe(Row):
    """Somebody was told that another is new, and has let it be: they are not told again. It goes when `newcomer` is new
    no more; nobody else is shown it."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    newcomer = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "newcomer"], name="newcomer_let_be_once")]


class Attention(models.Model):  # noqa: DJ008 - no page names it
    """How much this person has been in sight of others lately, and what that makes of their place: see `fairness.py`.

    `seen` is as of the day `seen_on`, and fades. `lift` holds from the day `lift_from` on, `lift_before` until then, so
    that the order of a day stays as it began; in thousandths. Days are ordinals. Whoever has no row has been in
    nobody's sight. By whom somebody was seen stands nowhere.
    """

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="+")
    seen = models.FloatField()
    seen_on = models.PositiveIntegerField(default=0)
    lift = models.PositiveSmallIntegerField()
    lift_before = models.PositiveSmallIntegerField()
    lift_from = models.PositiveIntegerField(default=0)


class TermCount(models.Model):  # noqa: DJ008 - nor a count
    """How many people show an experience to everybody: in one language, or with `language` empty in any.

    The row without an experience counts everybody who shows something. What is veiled is counted nowhere: a count that
    somebody reads, or that moves what they read, would tell of it.
    """

    experience = models.ForeignKey(Experience, models.CASCADE, null=True, related_name="counts")
    language = models.CharField(max_length=16, blank=True, default="")
    people = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["experience", "language"], name="term_counted_once"),
            models.UniqueConstraint(fields=["language"], condition=Q(experience=None), name="everybody_counted_once"),
        ]


class Why(models.TextChoices):
    """Why two people need not be brought in sight of each other."""

    HELLO = "hello", _("a hello is on its way")
    ALONGSIDE = "alongside", _("already alongside")


class Tie(Row):
    """`person` need not be brought in sight of `other`. Always two rows, one for each of them."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="ties")
    other = models.ForeignKey(Person, models.CASCADE, related_name="+")
    why = models.CharField(max_length=12, choices=Why)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "other", "why"], name="tied_once"),
            models.CheckConstraint(condition=~Q(person=F("other")), name="nobody_is_tied_to_themselves"),
        ]
