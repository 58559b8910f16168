"""What a story may be used for: each use with a yes of its own, and the day of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from eachother.foundation.models import Row


class Uses(models.TextChoices):
    STANDARD = "standard", _("It may stand under a standard")
    REFLECTION = "reflect", _("It may be counted in a reflection")
    QUOTE = "quote", _("It may be quoted")
    LETTER = "letter", _("It may go into a letter or a report")
    LEAVE = "leave", _("It may leave this community")
    INDEX = "index", _("Search engines may list it")


class Quoting(models.TextChoices):
    """How it may be quoted."""

    NAMED = "name", _("with the name that stands there")
    UNNAMED = "unnamed", _("without a name")
    CHANGED = "changed", _("only as I have changed it")


class UseQuerySet(models.QuerySet["Use"]):
    def given(self) -> "UseQuerySet":
        """Those that hold."""
        return self.filter(withdrawn_at=None)


class Use(Row):
    """The teller said yes at `created_at`, and it holds until `withdrawn_at`. `how` and `words` are for quoting: how,
    and what was changed first."""

    story = models.ForeignKey("stories.Story", models.CASCADE, related_name="uses")
    kind = models.CharField(max_length=8, choices=Uses)
    how = models.CharField(max_length=7, choices=Quoting, blank=True, default="")
    words = models.TextField(max_length=1200, blank=True, default="")
    withdrawn_at = models.DateTimeField(null=True)

    objects = UseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["story", "kind"], condition=Q(withdrawn_at=None), name="used_by_one_yes"),
            models.CheckConstraint(condition=Q(kind__in=Uses.values), name="use_is_a_known_one"),
            models.CheckConstraint(
                condition=Q(kind=Uses.QUOTE, how__in=Quoting.values) | (~Q(kind=Uses.QUOTE) & Q(how="", words="")),
                name="use_says_how_it_is_quoted",
            ),
            models.CheckConstraint(
                condition=~Q(how=Quoting.CHANGED) | ~Q(words="") | Q(withdrawn_at__isnull=False),
                name="use_has_the_changed_words",
            ),
        ]
