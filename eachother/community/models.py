"""There is one community in a house, with what it has decided for itself: name, door, words, how it decides.

Each of these is one row, or comes from before anything was decided; `SetBy` has the decision that set it. After the
founding nothing but an effect of a decision (`effects.py`) writes here.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from eachother.community.deciding import Unended
from eachother.foundation.models import Row
from eachother.foundation.refs import LENGTH


class Door(models.TextChoices):
    """How somebody gets in. With every door an invitation lets one in as well."""

    OPEN = "open"
    INVITATION = "invitation"
    KNOCK = "knock"  # a newcomer writes a few words, and two people here say 'come in'


class Community(Row):
    """The community that lives here. Its name is empty until the founder gives one, and with it a door. From then on
    nobody changes either alone."""

    name = models.CharField(max_length=60, blank=True, default="")
    door = models.CharField(max_length=10, choices=Door, default=Door.INVITATION)
    named_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="community_is_one"),
            models.CheckConstraint(condition=Q(door__in=Door.values), name="community_has_a_door"),
        ]

    def __str__(self) -> str:
        return self.name


class WordList(Row):
    """The list of words that the community has put in the place of the one that comes with the software: TOML, as
    `own_words.read` takes it."""

    text = models.TextField()
    set_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="word_list_is_one")]


class Deciding(Row):
    """The rules of deciding, as the community has changed them: `deciding.RulesOfDeciding`, column for column."""

    days = models.PositiveSmallIntegerField()
    share = models.PositiveSmallIntegerField()
    least = models.PositiveSmallIntegerField()
    enough = models.PositiveSmallIntegerField()
    grave_days = models.PositiveSmallIntegerField()
    grave_share = models.PositiveSmallIntegerField()
    grave_least = models.PositiveSmallIntegerField()
    grave_enough = models.PositiveSmallIntegerField()
    rounds = models.PositiveSmallIntegerField()
    unended = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Unended])
    most = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="rules_are_one"),
            models.CheckConstraint(condition=Q(unended__in=list(Unended)), name="rounds_end_somehow"),
            models.CheckConstraint(
                condition=Q(days__gte=1, least__gte=2, rounds__gte=1, share__lte=100, most__range=(51, 100)),
                name="rules_ask_for_something",
            ),
            models.CheckConstraint(
                condition=Q(
                    grave_days__gte=F("days"),
                    grave_share__gte=F("share"),
                    grave_least__gte=F("least"),
                    grave_enough__gte=F("enough"),
                    grave_share__lte=100,
                ),
                name="grave_asks_for_no_less",
            ),
            models.CheckConstraint(
                condition=Q(enough__gte=F("least"), grave_enough__gte=F("grave_least")), name="enough_is_no_less"
            ),
        ]


class Settings(models.TextChoices):
    """What a community decides about itself."""

    NAME = "name", _("Name")
    DOOR = "door", _("Door")
    DECIDING = "deciding", _("Rules of deciding")
    WORDS = "words", _("Words of the mirror")


class SetBy(Row):
    """Since when a setting is as it is, and the decision (its ref) that made it so. Without one: since the founding."""

    setting = models.CharField(max_length=10, choices=Settings, unique=True)
    decision = models.CharField(max_length=LENGTH)
    set_at = models.DateTimeField()


class Deed(Row):
    """A decision has had this effect. It never has it twice."""

    decision = models.CharField(max_length=LENGTH)
    effect = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "effect"], name="an_effect_once")]
