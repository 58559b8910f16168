"""There is one community in a house, and one list of words that is its own."""

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


class WordList(Row):
    """The list of words that the community has put in the place of the one that comes with the software: TOML, as
    `own_words.read` takes it."""

    text = models.TextField()
    set_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="word_list_is_one")]
