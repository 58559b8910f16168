"""The index of words. Written by `actions`; triggers (SQLite) or an index (PostgreSQL) follow."""

from django.db import models


class Entry(models.Model):  # noqa: DJ008 - no page names an entry
    """A thing that can be found: its terms with spaces between, and the words it adds to what can be mistyped.

    The number of an entry never changes while the thing is there, with words or without: newer things have higher ones.
    `terms` is indexed by FTS5, or as a tsvector (see the first migration). On SQLite the triggers go when Django
    remakes the table: a migration that changes it must make them anew, and a test fails when one does not.
    """

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=1)
    thing = models.BigIntegerField()
    terms = models.TextField()
    spelt = models.TextField(blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "thing"], name="entered_once")]


class Word(models.Model):  # noqa: DJ008 - nor a word
    """A word that everybody who may see things of this kind may come across, and in how many of them it stands.

    `key` is the word without case and accents: by it a mistyped word is held against this one.
    """

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=1)
    word = models.CharField(max_length=60)
    key = models.CharField(max_length=120)
    letters = models.PositiveSmallIntegerField()
    entries = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "word"], name="spelt_once")]
        indexes = [models.Index(fields=["kind", "letters"], name="words_by_length")]
