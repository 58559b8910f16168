"""What waits for a person. A notice holds no words: it says what kind of thing it is, about which ref, from whom."""

from django.db import models

from eachother.foundation.models import Row
from eachother.people.models import Person


class Notice(Row):
    """Something waits for `person`. It goes when it is settled; there is no archive of who was told what."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=16)
    by = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind", "about"], name="told_once")]
        indexes = [models.Index(fields=["person", "-created_at"], name="notices_of_a_person")]
