"""Voting in secret. None of these tables has a time, a number of its own, or an order in which things came.

Who has voted stands in one, what lies in the urn in another, and nothing leads from one to the other: an urn is one
row, and all that lies in it is sorted by what it says. Whoever put in what, in whatever order, the row is the same.
"""

from django.db import models

from eachother.decisions.models.asking import Elector, Round


class Urn(models.Model):
    """What has been put in, in a round: `ballots`, each as its kind writes it, and `words` apart from them. Once it is
    counted, the ballots are gone: the count is left, and the words."""

    round = models.OneToOneField(Round, models.CASCADE, primary_key=True, related_name="urn")
    ballots = models.JSONField(default=list)
    words = models.JSONField(default=list)

    def __str__(self) -> str:
        return "An urn"


class Cast(models.Model):
    """An elector has voted. It is final, and cannot be done twice: the elector is the key of the row."""

    elector = models.OneToOneField(Elector, models.CASCADE, primary_key=True, related_name="cast")

    def __str__(self) -> str:
        return "Somebody has voted"


class Count(models.Model):
    """To what the voices of a round came, as its kind counts them: written once, when it closes."""

    round = models.OneToOneField(Round, models.CASCADE, primary_key=True, related_name="count")
    result = models.JSONField()

    def __str__(self) -> str:
        return "What it came to"
