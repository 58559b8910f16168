"""Circles, what they are about, who is in them, and who is asked in."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from eachother.foundation.models import Row
from eachother.foundation.refs import RefField
from eachother.people.models import Block, Person

SLEEPS_AFTER = timedelta(days=60)


class Door(models.TextChoices):
    """How somebody gets in. Through each, whoever is in it may ask somebody in."""

    SHARED = "shared", _("open to those who share it")  # round no named experience: to everybody here
    KNOCK = "knock", _("by a knock that somebody in it answers")
    INVITATION = "invitation", _("only when somebody in it asks you in")


class Readers(models.TextChoices):
    """Who may read what is written in it."""

    CIRCLE = "circle", _("only who is in it")
    EVERYBODY = "everybody", _("everybody here")


# Whom nobody can knock at and nobody else may read is known to those in it alone.
LISTED = ~Q(door=Door.INVITATION, readers=Readers.CIRCLE)


class CircleQuerySet(models.QuerySet["Circle"]):
    def of(self, person: Person) -> "CircleQuerySet":
        """Those that this person is in."""
        return self.filter(within(person))

    def visible_to(self, person: Person, now: datetime | None = None) -> "CircleQuerySet":
        """Those that this person may know of; a prepared query hands on `now`."""
        return self.filter(LISTED | within(person) | asked_in(person, now))

    def listed(self) -> "CircleQuerySet":
        """Those that everybody here may know of."""
        return self.filter(LISTED)

    def readable_by(self, person: Person) -> "CircleQuerySet":
        """Those in which this person may read what is written."""
        return self.filter(Q(readers=Readers.EVERYBODY) | within(person))

    def awake(self, now: datetime | None = None) -> "CircleQuerySet":
        return self.filter(stirred_at__gt=(now or timezone.now()) - SLEEPS_AFTER)


class Circle(Row):
    """A circle: its name, and what it is about in the words of who began it."""

    ref = RefField()
    name = models.CharField(max_length=60)
    words = models.TextField(max_length=600, blank=True, default="")
    door = models.CharField(max_length=10, choices=Door, default=Door.SHARED)
    readers = models.CharField(max_length=10, choices=Readers, default=Readers.CIRCLE)
    stirred_at = models.DateTimeField(default=timezone.now)

    objects = CircleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(door__in=Door.values), name="circle_has_a_door"),
            models.CheckConstraint(condition=Q(readers__in=Readers.values), name="circle_has_readers"),
        ]
        indexes = [models.Index(fields=["-stirred_at"], name="circles_by_stirring")]

    def __str__(self) -> str:
        return self.name

    @property
    def sleeps(self) -> bool:
        return self.stirred_at <= timezone.now() - SLEEPS_AFTER


class About(Row):
    """A circle gathers round an experience. It keeps the name itself: nobody need have said that they have lived it,
    and when the last one says so no more, the circle is about it still, and its door no wider open."""

    circle = models.ForeignKey(Circle, models.CASCADE, related_name="abouts")
    name = models.CharField(max_length=60)
    name_key = models.CharField(max_length=120, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["circle", "name_key"], name="circle_is_about_it_once")]


class Membership(Row):
    """A person is in a circle, since `created_at`. All in it are alike."""

    circle = models.ForeignKey(Circle, models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, models.CASCADE, related_name="in_circles")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["circle", "person"], name="in_a_circle_once")]


class AskQuerySet(models.QuerySet["Ask"]):
    def waiting_for(self, person: Person, now: datetime | None = None) -> "AskQuerySet":
        """Those that wait for this person's answer, from people who exist for them."""
        blocked = Block.objects.filter(
            Q(by=person, other=OuterRef("by")) | Q(by=OuterRef("by"), other=person),
        )
        asks = self.filter(person=person, declined_at=None, by__left_at=None, fades_at__gt=now or timezone.now())
        return asks.filter(~Exists(blocked))


class Ask(Row):
    """Somebody in a circle (`by`) asks a person in. A no is known to nobody but them; it goes when it fades."""

    circle = models.ForeignKey(Circle, models.CASCADE, related_name="asks")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    fades_at = models.DateTimeField()
    declined_at = models.DateTimeField(null=True)

    objects = AskQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["circle", "person", "by"], name="asked_in_once")]


def within(person: Person) -> Exists:
    """Whether this person is in the circle of the outer query."""
    return Exists(Membership.objects.filter(circle=OuterRef("pk"), person=person))


def asked_in(person: Person, now: datetime | None = None) -> Exists:
    """Whether somebody asks this person into the circle of the outer query."""
    return Exists(Ask.objects.waiting_for(person, now).filter(circle=OuterRef("pk")))
