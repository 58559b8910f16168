"""Tables of the conversations to practise.

A conversation is what its newest version says; the versions before it stay, until whoever wrote one takes it back. One
without a version is gone.

sitting    waiting    somebody has taken a side and holds the place for another (the other side is nobody's)
           together   both sides are taken
           over       somebody left, or nothing moved for `rules.STILL_FOR`: the row goes, with all that was chosen
"""

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone

from eachother.foundation.models import Row
from eachother.foundation.refs import RefField
from eachother.people.models import Person
from eachother.people.queries import visible_to
from eachother.practice.script import ABOUT_LENGTH, TITLE_LENGTH, VOICE_LENGTH, Script, from_json


class Conversation(Row):
    """One to practise. `planted` names the ones that were here from the start, which nobody here wrote."""

    ref = RefField()
    planted = models.CharField(max_length=30, null=True, unique=True, default=None)


class VersionQuerySet(models.QuerySet["Version"]):
    def visible_to(self, person: Person) -> "VersionQuerySet":
        """By people who exist for this person, or by nobody who is here any more."""
        return self.filter(Q(by=None) | Q(by__in=visible_to(person)))

    def newest(self) -> "VersionQuerySet":
        """Of these, the newest of each conversation. Ask last."""
        same = self.filter(conversation=OuterRef("conversation")).order_by("-number")
        return self.filter(pk=Subquery(same.values("pk")[:1]))


class Version(Row):
    """What a conversation says from then on, as `by` wrote it; without `by` it was here from the start, or its writer
    has left and let it stay. Never changed."""

    ref = RefField()
    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    by = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    title = models.CharField(max_length=TITLE_LENGTH)
    about = models.TextField(max_length=ABOUT_LENGTH)
    one = models.CharField(max_length=VOICE_LENGTH)
    other = models.CharField(max_length=VOICE_LENGTH)
    moments = models.JSONField()

    objects = VersionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "number"], name="one_version_of_a_number")]

    @property
    def script(self) -> Script:
        return Script(self.title, self.about, (self.one, self.other), from_json(self.moments))


class SittingQuerySet(models.QuerySet["Sitting"]):
    def of(self, person: Person) -> "SittingQuerySet":
        return self.filter(Q(one=person) | Q(other=person))


class Sitting(Row):
    """Two at a conversation, now: who takes which voice, and which ways were chosen. Nothing of it outlives them."""

    ref = RefField()
    version = models.ForeignKey(Version, models.CASCADE, related_name="+")
    one = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    other = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    path = models.JSONField(default=list)
    moved_at = models.DateTimeField(default=timezone.now)

    objects = SittingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(one=F("other")), name="two_sit_and_not_one"),
            models.CheckConstraint(condition=Q(one__isnull=False) | Q(other__isnull=False), name="somebody_sits"),
        ]
        indexes = [models.Index(fields=["moved_at"], name="sittings_still")]

    @property
    def person_ids(self) -> list[int]:
        return [pk for pk in (self.one_id, self.other_id) if pk is not None]

    @property
    def is_waiting(self) -> bool:
        return len(self.person_ids) == 1

    def voice_of(self, person: Person) -> int | None:
        """0 or 1; None for whoever does not sit here."""
        return {self.one_id: 0, self.other_id: 1}.get(person.pk)
