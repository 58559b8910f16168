"""One row: there is one community in a house."""

from django.db import models

from eachother.foundation.models import Row


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
            models.CheckConstraint(condition=models.Q(pk=1), name="community_is_one"),
            models.CheckConstraint(condition=models.Q(door__in=Door.values), name="community_has_a_door"),
        ]

    def __str__(self) -> str:
        return self.name
