"""What a story finds in others."""

from django.db import models

from eachother.foundation.models import Row
from eachother.foundation.refs import RefField
from eachother.people.models import Person
from eachother.stories.models.story import HASH_LENGTH, Story


class BeenThere(Row):
    """Somebody says of a story: I've been there."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="been_there")
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "by"], name="story_been_there_once")]


class Differently(Row):
    """Somebody sees it differently, and says how. By nobody: whoever wrote it has left."""

    ref = RefField()
    story = models.ForeignKey(Story, models.CASCADE, related_name="seen_differently")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    words = models.TextField(max_length=2000)
    once = models.CharField(max_length=HASH_LENGTH, unique=True)
