"""Tables of the asks and offers.

waiting    it is up, and nobody whose answer is seen has answered
answered   somebody could, or would like to
taken up   whoever wrote it took an answer up; others may still answer
over       its last day is past, or whoever wrote it said so (`over_at`); it can be put up again
gone       taken back: the row goes, with all that was answered

What is put aside stays an answer: whoever gave it is told nothing, now or later.
"""

from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from eachother.circles.models import Circle, Membership, Readers
from eachother.connections.models import Connection
from eachother.foundation.models import Row
from eachother.foundation.refs import RefField
from eachother.people.models import Company, Person, muted_by
from eachother.people.models.person import COMPANY_WORDS
from eachother.people.queries import visible_to


class Kind(models.TextChoices):
    ASK = "ask", _("an ask")
    OFFER = "offer", _("an offer")


class SlipQuerySet(models.QuerySet["Slip"]):
    def up(self, today: date | None = None) -> "SlipQuerySet":
        """Those that are not over."""
        return self.filter(over_at=None, until__gte=today or timezone.localdate())

    def over(self, today: date | None = None) -> "SlipQuerySet":
        return self.filter(Q(until__lt=today or timezone.localdate()) | Q(over_at__isnull=False))

    def visible_to(self, person: Person) -> "SlipQuerySet":
        """Those that this person may read: their own, those to everybody, and those in circles where they may read; by
        somebody who exists for them."""
        within = Exists(Membership.objects.filter(circle=OuterRef("circle"), person=person))
        readable = Q(circle=None) | Q(circle__readers=Readers.EVERYBODY) | within
        return self.filter(readable | Q(by=person), by__in=visible_to(person))

    def come_across_by(self, person: Person, now: datetime | None = None) -> "SlipQuerySet":
        """Of those, the ones by people whom this person has not muted; a prepared query hands on `now`."""
        return self.visible_to(person).filter(~muted_by(person, "by", now))

    def unanswered(self) -> "SlipQuerySet":
        """Those that nobody who is still here has answered."""
        return self.filter(~Exists(Answer.objects.filter(slip=OuterRef("pk"), by__left_at=None)))


class Slip(Row):
    """An ask or an offer of `by`, to a circle, or to everybody here where there is none. `until` is the last day on
    which it is up; `put_up_at` is when it was put up, last."""

    ref = RefField()
    kind = models.CharField(max_length=5, choices=Kind)
    by = models.ForeignKey(Person, models.CASCADE, related_name="slips")
    circle = models.ForeignKey(Circle, models.CASCADE, null=True, related_name="slips")
    words = models.TextField(max_length=600)
    company = models.PositiveSmallIntegerField(default=0)
    time = models.CharField(max_length=80, blank=True, default="")
    place = models.CharField(max_length=80, blank=True, default="")
    put_up_at = models.DateTimeField(default=timezone.now)
    until = models.DateField()
    over_at = models.DateTimeField(null=True)
    went_round_at = models.DateTimeField(null=True)

    objects = SlipQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(kind__in=Kind.values), name="slip_asks_or_offers")]
        indexes = [
            models.Index(fields=["-put_up_at"], name="slips_newest"),
            models.Index(fields=["circle", "-put_up_at"], name="slips_of_a_circle"),
        ]

    @property
    def asks(self) -> bool:
        return self.kind == Kind.ASK

    @property
    def company_words(self) -> list[Any]:
        """What kind of company it is about, in words."""
        return [words for flag, words in COMPANY_WORDS.items() if Company(self.company) & flag]

    @property
    def scope(self) -> str:
        """What its notices come out of: the ref of its circle, if it has one."""
        return self.circle.ref if self.circle else ""

    @property
    def is_up(self) -> bool:
        return self.over_at is None and self.until >= timezone.localdate()


class AnswerQuerySet(models.QuerySet["Answer"]):
    def seen_by(self, person: Person, now: datetime | None = None) -> "AnswerQuerySet":
        """By people who exist for this person and are not muted by them; a prepared query hands on `now`."""
        return self.filter(~muted_by(person, "by", now), by__in=visible_to(person))

    def taken_up(self) -> "AnswerQuerySet":
        return self.filter(taken_up_at__isnull=False)

    def between(self, one: Person, other: Person) -> "AnswerQuerySet":
        return self.filter(Q(by=one, slip__by=other) | Q(by=other, slip__by=one))


class Answer(Row):
    """'I could do that', or 'I'd like that'. Taken up, both are acquainted; `connection` is the one that began from
    there, if one did. `put_aside_at` is for the writer of the slip alone."""

    ref = RefField()
    slip = models.ForeignKey(Slip, models.CASCADE, related_name="answers")
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    words = models.CharField(max_length=300, blank=True, default="")
    taken_up_at = models.DateTimeField(null=True)
    put_aside_at = models.DateTimeField(null=True)
    connection = models.ForeignKey(Connection, models.SET_NULL, null=True, related_name="+")

    objects = AnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slip", "by"], name="slip_answered_once"),
            models.CheckConstraint(
                condition=Q(taken_up_at=None) | Q(put_aside_at=None), name="answer_taken_up_or_put_aside"
            ),
        ]


class Round(Row):
    """A slip that nobody had answered came round to this person; `let_be_at` is when they let it be."""

    slip = models.ForeignKey(Slip, models.CASCADE, related_name="rounds")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    let_be_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["slip", "person"], name="came_round_once")]
        indexes = [models.Index(fields=["person", "-created_at"], name="rounds_of_a_person")]


class Way(models.TextChoices):
    """Which way something went, as whoever says it saw it."""

    GAVE = "gave", _("gave")
    RECEIVED = "received", _("received")


class Audience(models.TextChoices):
    """For whom an afterword is. What is for oneself alone belongs in one's journal, where it is sealed."""

    OTHER = "other", _("the other")
    ALL = "all", _("whoever the ask or offer was for")


class Afterword(Row):
    """What somebody says they gave or received. It is its writer's: it stays when the slip goes, and when `other`, with
    whom it was, has left. `circle` is the one it is for, when it is for all; none is everybody here."""

    ref = RefField()
    by = models.ForeignKey(Person, models.CASCADE, related_name="afterwords")
    other = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    answer = models.ForeignKey(Answer, models.SET_NULL, null=True, related_name="afterwords")
    circle = models.ForeignKey(Circle, models.CASCADE, null=True, related_name="+")
    way = models.CharField(max_length=8, choices=Way)
    words = models.TextField(max_length=600)
    audience = models.CharField(max_length=5, choices=Audience, default=Audience.OTHER)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["answer", "by", "way"], name="said_afterwards_once"),
            models.CheckConstraint(condition=Q(way__in=Way.values), name="afterword_has_a_way"),
            models.CheckConstraint(condition=Q(audience__in=Audience.values), name="afterword_has_an_audience"),
            models.CheckConstraint(condition=~Q(by=F("other")), name="afterword_is_between_two"),
        ]
        indexes = [models.Index(fields=["audience", "-created_at"], name="afterwords_newest")]
