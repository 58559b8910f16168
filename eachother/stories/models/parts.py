"""What belongs to a story: what it is about, whom it is told to, what it said before, pictures, sound."""

from django.db import models
from django.db.models import Q

from eachother.foundation.models import Row
from eachother.foundation.refs import RefField
from eachother.people.models import Person
from eachother.stories.models.story import Story


class About(Row):
    """A story is about an experience, by its name: as with circles, nobody need have said that they have lived it.
    `ref` leads to the others about it."""

    ref = RefField()
    story = models.ForeignKey(Story, models.CASCADE, related_name="abouts")
    name = models.CharField(max_length=60)
    name_key = models.CharField(max_length=120, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "name_key"], name="story_is_about_it_once")]


class Reader(Row):
    """Somebody to whom a story is told by name."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="readers")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "person"], name="told_to_once")]


class Before(Row):
    """What a story said until `created_at`; its teller alone may read it."""

    ref = RefField()
    story = models.ForeignKey(Story, models.CASCADE, related_name="befores")
    title = models.CharField(max_length=120, blank=True, default="")
    words = models.TextField(max_length=20_000)
    note = models.CharField(max_length=80, blank=True, default="")


class Picture(Row):
    """A picture in a story, and what is to be seen on it. The file lies in the store."""

    ref = RefField()
    story = models.ForeignKey(Story, models.CASCADE, related_name="pictures")
    words = models.CharField(max_length=500)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="story_picture_is_described")]


class Sound(Row):
    """The story told aloud, and what is said there for those who cannot hear it. The file lies in the store."""

    ref = RefField()
    story = models.OneToOneField(Story, models.CASCADE, related_name="sound")
    kind = models.CharField(max_length=20)
    words = models.TextField(max_length=20_000, blank=True, default="")
    seconds = models.PositiveSmallIntegerField(default=0)
