"""What somebody's calendar app reads, and whether they want to be reminded."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from eachother.circles.models import Circle
from eachother.foundation.models import Row
from eachother.foundation.refs import RefField
from eachother.people.models import Person


class Names(models.TextChoices):
    """What stands on a locked screen."""

    PRIVATE = "private", _("Only ‘A gathering’, and when")
    NAMED = "named", _("Its name and its place")


class Feed(Row):
    """A calendar at a secret address: of a circle, or (without one) of what the person comes to and the circles they
    chose. Of the address only a hash is here."""

    ref = RefField()
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    circle = models.ForeignKey(Circle, models.CASCADE, null=True, related_name="+")
    secret_hash = models.CharField(max_length=64, unique=True)
    names = models.CharField(max_length=10, choices=Names, default=Names.PRIVATE)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(names__in=Names.values), name="feed_says_what_it_names"),
            models.UniqueConstraint(fields=["person", "circle"], name="one_feed_of_a_circle"),
            models.UniqueConstraint(fields=["person"], condition=Q(circle=None), name="one_feed_of_ones_own"),
        ]


class Chosen(Row):
    """All that a circle has stands in the person's own calendar too."""

    feed = models.ForeignKey(Feed, models.CASCADE, related_name="chosen")
    circle = models.ForeignKey(Circle, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["feed", "circle"], name="chosen_once")]


class Reminder(Row):
    """Somebody asked to be reminded the day before. `told_to`: of all that begins earlier they have been."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="+")
    told_to = models.DateTimeField(default=timezone.now)
