"""The abstract row that every table of every room is made of."""

from django.db import models
from django.utils import timezone


class Row(models.Model):
    """A row that says when it was made."""

    id = models.BigAutoField(primary_key=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True
