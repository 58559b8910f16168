"""Where a person draws a line (nobody is told), and whom they have opened the way to."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.sql.compiler import SQLCompiler
from django.utils import timezone

from eachother.foundation.models import Row
from eachother.foundation.refs import RefField
from eachother.people.models.person import Person


class Block(Row):
    """Neither exists for the other, anywhere."""

    by = models.ForeignKey(Person, models.CASCADE, related_name="blocks_given")
    other = models.ForeignKey(Person, models.CASCADE, related_name="blocks_received")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["by", "other"], name="blocked_once"),
            models.CheckConstraint(condition=~Q(by=F("other")), name="nobody_blocks_themselves"),
        ]


class MuteQuerySet(models.QuerySet["Mute"]):
    def holding(self, now: datetime | None = None) -> "MuteQuerySet":
        """Those that have not faded. Whoever reads mutes begins here; a prepared query hands on `now`."""
        return self.filter(Q(until=None) | Q(until__gt=now or timezone.now()))

    def faded(self) -> "MuteQuerySet":
        return self.filter(until__lte=timezone.now())


class Mute(Row):
    """One no longer comes across the other, quietly; the other can still see and write. It fades at `until`, if that
    is said."""

    by = models.ForeignKey(Person, models.CASCADE, related_name="mutes_given")
    other = models.ForeignKey(Person, models.CASCADE, related_name="mutes_received")
    until = models.DateTimeField(null=True, db_index=True)

    objects = MuteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["by", "other"], name="muted_once"),
            models.CheckConstraint(condition=~Q(by=F("other")), name="nobody_mutes_themselves"),
        ]


def muted_by(person: Person, other: str, now: datetime | None = None) -> Exists:
    """Whether `person` has muted whoever stands in this column of the outer query."""
    return Exists(Mute.objects.holding(now).filter(by=person, other=OuterRef(other)))


def has_drawn_lines(person: Person, now: datetime) -> Q:
    """Whether there is anybody whom this person does not come across."""
    blocks = Q(Exists(Block.objects.filter(by=person))) | Q(Exists(Block.objects.filter(other=person)))
    return blocks | Q(Exists(Mute.objects.holding(now).filter(by=person)))


class HiddenWord(Row):
    """A word or short phrase that a person would rather not come across. `key` is how it is looked for."""

    ref = RefField()
    person = models.ForeignKey(Person, models.CASCADE, related_name="hidden_words")
    words = models.CharField(max_length=60)
    key = models.CharField(max_length=240)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="hidden_once")]


class HiddenBy(Subquery):
    """The keys of all that the person in this column of the outer query hides, as a list, in the query that loads
    them: no page asks once more."""

    template = "(SELECT json_group_array(hidden.key) FROM (%(subquery)s) AS hidden)"
    output_field = models.JSONField()

    def __init__(self, person: str) -> None:
        super().__init__(HiddenWord.objects.filter(person=OuterRef(person)).values("key"))

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Any:
        return self.as_sql(
            compiler, connection, template="(SELECT jsonb_agg(hidden.key) FROM (%(subquery)s) AS hidden)"
        )


class Acquaintance(Row):
    """Two people have nodded to each other: either may say hello, and what is shown after a mutual nod is shown.

    One row for a pair, the lower id first.
    """

    low = models.ForeignKey(Person, models.CASCADE, related_name="+")
    high = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["low", "high"], name="acquainted_once"),
            models.CheckConstraint(condition=Q(low__lt=F("high")), name="acquainted_in_order"),
        ]
