"""Tables of the record.

An entry    is appended, and never changed or deleted: the database refuses both (migration 0001)
Its words   may be taken out, which is an entry of its own; the mark in the chain stays, and fits no other words
"""

from django.db import models
from django.db.models import Q

from eachother.foundation.models import Row

HASH = 64


class Entry(Row):
    """Something that was decided or done, at `created_at`. `facts` name nobody and say nothing private.

    `hash` is over all the other columns, `previous` (the hash of the entry before) among them: see `rules.chained`.
    `mark` binds its words, where it has any.
    """

    number = models.PositiveIntegerField(unique=True)
    kind = models.CharField(max_length=30)
    facts = models.JSONField()
    mark = models.CharField(max_length=HASH, blank=True, default="")
    previous = models.CharField(max_length=HASH, unique=True)
    hash = models.CharField(max_length=HASH, unique=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(number__gte=1), name="entries_count_from_one")]


class Words(Row):
    """The sentence of an entry, in somebody's words. The chain holds only its mark, made with `salt`, so that words can
    go when they must, and nobody can guess them from what stays."""

    entry = models.OneToOneField(Entry, models.PROTECT, related_name="words")
    salt = models.CharField(max_length=32)
    text = models.TextField(max_length=2000)


class Head(Row):
    """The last entry. Whoever appends holds this row, so that there is one chain."""

    number = models.PositiveIntegerField(default=0)
    hash = models.CharField(max_length=HASH)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="head_is_one")]


class Setting(Row):
    """What the host had set at the last start, by name; of the value only a mark (`starts.py`)."""

    name = models.CharField(max_length=60, unique=True)
    mark = models.CharField(max_length=HASH)
