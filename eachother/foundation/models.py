"""The abstract row that every table of every room is made of, and holding one while something is done to it."""

from typing import TypeVar

from django.db import models
from django.utils import timezone

M = TypeVar("M", bound=models.Model)


class Vanished(Exception):  # noqa: N818 - it is raised as a sentence
    """It was there when the page was asked for, and is not any more: somebody took it away in the same moment. Pages
    answer as if it had never been there (`web/errors.py`)."""


def take_hold(rows: "models.QuerySet[M]", pk: int | None) -> M:
    """This one of these rows as it is now; nobody else changes it or takes it away until the transaction ends. Whoever
    writes rows that lean on it begins here. Raises Vanished."""
    row = rows.select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None:
        raise Vanished
    return row


class Row(models.Model):
    """A row that says when it was made."""

    id = models.BigAutoField(primary_key=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True
