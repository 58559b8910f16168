"""Tables of the knocks.

waiting   nobody has answered yet, or one person says 'come in'
open      two have said it: there is an invitation for one
gone      they came in with it, took the knock back, or it faded; the row is deleted with all that hangs on it
"""

from datetime import datetime

from django.db import models
from django.utils import timezone

from eachother.foundation.models import Row
from eachother.foundation.refs import RefField
from eachother.people.models import Experience, Invitation, Person
from eachother.people.models.invitation import new_code


class KnockQuerySet(models.QuerySet["Knock"]):
    def kept(self, now: datetime | None = None) -> "KnockQuerySet":
        """Those that have not faded; a prepared query hands on `now`."""
        return self.filter(fades_at__gt=now or timezone.now())

    def waiting(self, now: datetime | None = None) -> "KnockQuerySet":
        return self.kept(now).filter(invitation=None)


class Knock(Row):
    """Somebody is at the door. There is no name and no address of theirs, only a few words; `code` stands in the
    private address by which they come back, `ref` in those of the people who are here."""

    ref = RefField()
    code = models.CharField(max_length=32, unique=True, default=new_code, editable=False)
    words = models.TextField(max_length=600)
    fades_at = models.DateTimeField()
    invitation = models.OneToOneField(Invitation, models.CASCADE, null=True, related_name="knock")

    objects = KnockQuerySet.as_manager()


class About(Row):
    """The newcomer named an experience, of those that people here show to everybody."""

    knock = models.ForeignKey(Knock, models.CASCADE, related_name="abouts")
    experience = models.ForeignKey(Experience, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["knock", "experience"], name="named_once")]


class Answer(Row):
    """A person says 'come in', perhaps with a few words, and with their name only if they like."""

    knock = models.ForeignKey(Knock, models.CASCADE, related_name="answers")
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    words = models.CharField(max_length=300, blank=True, default="")
    named = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["knock", "by"], name="answered_once")]
