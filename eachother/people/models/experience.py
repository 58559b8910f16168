"""Experiences: the vocabulary that the members grow, and who has lived what."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from eachother.foundation.models import Row
from eachother.foundation.refs import RefField
from eachother.people.models.person import Person


class Experience(Row):
    """Something that people here have been through, in the words of the first who shows it to everybody."""

    ref = RefField()
    name = models.CharField(max_length=60)
    name_key = models.CharField(max_length=120, unique=True)
    begun_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return self.name


class FormerName(Row):
    """What an experience was called before it was united with another: the name leads there ever after."""

    experience = models.ForeignKey(Experience, models.CASCADE, related_name="former_names")
    name = models.CharField(max_length=60)
    name_key = models.CharField(max_length=120, unique=True)

    def __str__(self) -> str:
        return self.name


class ShownTo(models.TextChoices):
    """Who may see that a person has lived something."""

    EVERYBODY = "everybody", _("everybody here")
    SHARERS = "sharers", _("people who share it")
    NODDED = "nodded", _("after a mutual nod")


class Lived(Row):
    """A person has lived an experience, tells whom, and may keep a wording of their own beside the shared name."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="lived")
    experience = models.ForeignKey(Experience, models.PROTECT, related_name="lived")
    shown_to = models.CharField(max_length=10, choices=ShownTo, default=ShownTo.EVERYBODY)
    wording = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "experience"], name="lived_once")]
