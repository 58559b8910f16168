"""How open a person is to company just now."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from eachother.foundation.models import Row
from eachother.people.models.person import Person


class How(models.TextChoices):
    AROUND = "around", _("around")
    HANGING_OUT = "hanging-out", _("just hanging out")
    VENT = "vent", _("need to vent")
    LAUGH = "laugh", _("up for a laugh")


class Lasts(models.TextChoices):
    """When being open is over by itself."""

    TIME = "time", _("two hours")
    TAB = "tab", _("at most two hours, and only while I have a page open")


class OpennessQuerySet(models.QuerySet["Openness"]):
    def now(self) -> "OpennessQuerySet":
        return self.filter(until__gt=timezone.now())


class Openness(Row):
    """A person is open to company in some way, until it fades. No row means: not now."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="openness")
    how = models.CharField(max_length=12, choices=How)
    until = models.DateTimeField(db_index=True)
    lasts = models.CharField(max_length=4, choices=Lasts, default=Lasts.TIME)

    objects = OpennessQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(until__gt=F("created_at")), name="openness_fades_later")]
