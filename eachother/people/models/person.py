"""A person. There is one kind."""

from __future__ import annotations

from enum import IntFlag
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from eachother.foundation.models import Row
from eachother.foundation.refs import RefField, new_ref

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Company(IntFlag):
    """Ways of keeping company; a person may welcome some and offer some."""

    LISTENING = 1
    TALKING = 2
    SITTING_QUIETLY = 4
    A_WALK = 8
    A_LAUGH = 16
    GOING_ALONG = 32
    FORMS_AND_LETTERS = 64
    KNOW_HOW = 128
    WRITING = 256
    MAKING_THINGS = 512


COMPANY_WORDS: dict[Company, _StrPromise] = {
    Company.LISTENING: _("listening"),
    Company.TALKING: _("talking"),
    Company.SITTING_QUIETLY: _("sitting quietly"),
    Company.A_WALK: _("a walk"),
    Company.A_LAUGH: _("a laugh"),
    Company.GOING_ALONG: _("going along"),
    Company.FORMS_AND_LETTERS: _("forms and letters"),
    Company.KNOW_HOW: _("know-how"),
    Company.WRITING: _("writing"),
    Company.MAKING_THINGS: _("making things"),
}


class Hours(IntFlag):
    """Times of the day or week in which a person is usually about."""

    MORNINGS = 1
    AFTERNOONS = 2
    EVENINGS = 4
    NIGHTS = 8
    WEEKENDS = 16


HOURS_WORDS: dict[Hours, _StrPromise] = {
    Hours.MORNINGS: _("mornings"),
    Hours.AFTERNOONS: _("afternoons"),
    Hours.EVENINGS: _("evenings"),
    Hours.NIGHTS: _("nights"),
    Hours.WEEKENDS: _("weekends"),
}


class HiddenFrom(models.TextChoices):
    """From whom somebody is hidden, since `hidden_at`."""

    STRANGERS = "strangers"  # whoever they have not nodded to
    EVERYBODY = "everybody"


class FoundBy(models.TextChoices):
    """Who may come across a person."""

    SHARING = "sharing", _("everybody who shares something with me, or looks for words I wrote")
    NODDED = "nodded", _("only people I have nodded to first")
    NOBODY = "nobody", _("nobody")


class NoddedBy(models.TextChoices):
    """Who may nod to a person. Whoever they have nodded to themselves may always nod back."""

    SEEING = "seeing", _("whoever can see me")
    SHARING = "sharing", _("people who share something with me")
    NOBODY = "nobody", _("nobody")


def lets_be_found(met: Exists) -> Q:
    """Who may be come across: by everybody, or where `met` says that they have nodded to who looks."""
    return Q(hidden_at=None) | Q(met, hidden_from=HiddenFrom.STRANGERS)


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, person: Person) -> PersonQuerySet:
        """Everybody who exists for this person: here, and not blocked in either direction. Themselves included."""
        return self.filter(left_at=None).exclude(blocks_received__by=person).exclude(blocks_given__other=person)

    def findable(self) -> PersonQuerySet:
        """Those who let themselves be found by everybody who shares something with them."""
        return self.filter(hidden_at=None)


class Person(Row):
    """Somebody here: a chosen name, a few own words, and what company they would welcome and can offer.

    `login` is what they sign in with; it never changes, because it is part of how their keys are derived (see the
    vault's README). `name` is what others see; `name_key` keeps two people from being taken for each other.
    `stamp` stands in their sessions: a new one (with a new passphrase) signs every other browser out.

    `hidden_at` is since when not everybody who shares something with them may come across them (see `found_by`).

    `left_at` is when they left. While they may still come back (see Leaving) all of it is here; afterwards the row is
    gone, or a nameless remnant: a ref and a public key, without which others could not open what they themselves wrote.
    """

    ref = RefField()
    login = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=40)
    name_key = models.CharField(max_length=80, unique=True)
    words = models.TextField(max_length=1000, blank=True, default="")
    languages = models.JSONField(default=list)
    hours = models.PositiveSmallIntegerField(default=0)
    welcomes = models.PositiveSmallIntegerField(default=0)
    offers = models.PositiveSmallIntegerField(default=0)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_from = models.CharField(max_length=9, choices=HiddenFrom, default=HiddenFrom.EVERYBODY)
    nodded_by = models.CharField(max_length=7, choices=NoddedBy, default=NoddedBy.SEEING)
    left_at = models.DateTimeField(null=True, blank=True)
    idle_minutes = models.PositiveSmallIntegerField(default=60)
    stamp = models.CharField(max_length=16, default=new_ref, editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(login="") & (~Q(name="") | Q(left_at__isnull=False)), name="person_has_a_name"
            )
        ]

    def __str__(self) -> str:
        return self.called

    @property
    def found_by(self) -> FoundBy:
        if self.hidden_at is None:
            return FoundBy.SHARING
        return FoundBy.NODDED if self.hidden_from == HiddenFrom.STRANGERS else FoundBy.NOBODY

    @property
    def called(self) -> str:
        """What to call them where they still stand after they have left."""
        return called(self.name)


def called(name: str) -> str:
    """What to call whoever has this name, or has left and has none."""
    return name or gettext("Somebody who left")
