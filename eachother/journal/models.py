"""Tables of the pages."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from eachother.foundation.models import Row
from eachother.foundation.refs import LENGTH, PATTERN
from eachother.people.models import Person


class Kind(models.TextChoices):
    PLAN = "plan"
    JOURNAL = "journal"


class Page(Row):
    """A page as its owner's browser sealed it; `revision` counts how often it was written.

    Its ref comes from the browser and is the owner's alone: that somebody else has one by the same name can be learned
    by nobody. The plan's is the owner's own.
    """

    owner = models.ForeignKey(Person, models.CASCADE, related_name="pages")
    ref = models.CharField(max_length=LENGTH, validators=[RegexValidator(rf"^{PATTERN}$")])
    kind = models.CharField(max_length=10, choices=Kind.choices)
    revision = models.PositiveIntegerField()
    sealed = models.BinaryField()
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "ref"], name="page_once"),
            models.UniqueConstraint(fields=["owner"], condition=Q(kind=Kind.PLAN), name="one_plan"),
            models.CheckConstraint(condition=Q(revision__gte=1), name="page_was_written"),
        ]
