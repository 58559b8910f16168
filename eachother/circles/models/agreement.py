"""The agreement of a circle: clauses, how each was put to its people, and what they answered.

on the table   the last asking runs, or too few have said yes to it, or somebody says no
in force       enough have said yes to the last asking, nobody says no, and its time is over or all have answered

To word it anew and to put it back on the table are both a new asking; the rows of it all stay as the history.
"""

from django.db import models
from django.db.models import Q

from eachother.circles.models.circle import Circle
from eachother.foundation.models import Row
from eachother.foundation.refs import RefField
from eachother.people.models import Person


class Acts(models.TextChoices):
    """What the server does while a clause is in force."""

    NOT = ""
    UNNAMED = "unnamed"  # one may write there without one's name


class Says(models.TextChoices):
    YES = "yes"
    NO = "no"


class Clause(Row):
    """One thing to agree on. `part` is a key of `parts.py`."""

    ref = RefField()
    circle = models.ForeignKey(Circle, models.CASCADE, related_name="clauses")
    part = models.CharField(max_length=20)
    acts = models.CharField(max_length=10, choices=Acts, default=Acts.NOT, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["circle", "acts"], condition=~Q(acts=Acts.NOT), name="acts_in_one_clause")
        ]


class Asking(Row):
    """A clause is put to the circle in these words, until `closes_at`. The highest number is the one that counts; with
    the words of the one before, it was put back on the table. `asked` is how many people it is put to."""

    clause = models.ForeignKey(Clause, models.CASCADE, related_name="askings")
    number = models.PositiveIntegerField()
    words = models.TextField(max_length=1000)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    asked = models.PositiveIntegerField()
    closes_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clause", "number"], name="asked_once_by_a_number")]


class Answer(Row):
    """What a person says to an asking, at `created_at`; with a no, in words, what would make it a yes."""

    asking = models.ForeignKey(Asking, models.CASCADE, related_name="answers")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    says = models.CharField(max_length=3, choices=Says)
    words = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["asking", "person"], name="said_once_to_an_asking"),
            models.CheckConstraint(condition=Q(says__in=Says.values), name="says_yes_or_no"),
        ]
