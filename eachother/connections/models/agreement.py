"""The agreement: clauses in sealed wordings, who consents to which, and who put one back on the table.

A clause is in force while every member consents to its latest wording in its present round. Putting it back on the
table begins the next round, so that earlier consents no longer count; the rows of it all stay as the history.
"""

from django.db import models
from django.db.models import Q

from eachother.connections.models.connection import Connection
from eachother.connections.models.message import Message
from eachother.foundation.models import Row
from eachother.foundation.refs import RefField
from eachother.people.models import Person


class Acts(models.TextChoices):
    """What the server does while a clause is in force. It can only act on what it can read."""

    NOT = ""
    GOES = "goes"  # what was said goes after so many days


# How long words may stay, in days; 0: for good.
STAYS = (0, 1, 7, 30)


class Clause(Row):
    """One thing to agree on. Its ref is made in the browser, because it is part of what is signed."""

    ref = RefField()
    connection = models.ForeignKey(Connection, models.CASCADE, related_name="clauses")
    round = models.PositiveIntegerField(default=1)
    acts = models.CharField(max_length=10, choices=Acts, default=Acts.NOT)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["connection"], condition=Q(acts=Acts.GOES), name="one_clause_lets_words_go")
        ]


class Wording(Row):
    """How a clause is put: a message of kind `clause`. The highest number is the one on the table.

    `days` is for a clause that acts, and stands in the sealed words too: the browser holds the one against the other.
    """

    clause = models.ForeignKey(Clause, models.CASCADE, related_name="wordings")
    number = models.PositiveIntegerField()
    message = models.OneToOneField(Message, models.CASCADE, related_name="wording")
    days = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clause", "number"], name="one_wording_of_a_number")]


class Consent(Row):
    """A member agrees to a wording, in a round. `signature` is the signed agreement as it came."""

    wording = models.ForeignKey(Wording, models.CASCADE, related_name="consents")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    round = models.PositiveIntegerField()
    signature = models.BinaryField(max_length=65)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["wording", "person", "round"], name="consented_once")]


class Reopening(Row):
    """A member put a clause back on the table; `round` is the one that began with it. No reason is asked."""

    clause = models.ForeignKey(Clause, models.CASCADE, related_name="reopenings")
    wording = models.ForeignKey(Wording, models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    round = models.PositiveIntegerField()
    signature = models.BinaryField(max_length=65)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clause", "round"], name="reopened_once_a_round")]
