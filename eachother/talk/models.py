"""Tables of the talk.

A reply   stands        its words can be read
          taken back    `taken_back_at`: an empty place, kept only while others' words lean on it; else the row is gone
          removed       so too, by the host: the place stays, and `removed` says in it when and why

Who wrote a reply: `by`, a person; or nobody that the database could name. Then either `key` is there (somebody wrote it
without their name, and holds the key: docs/decisions/unnamed.md) or not (somebody who has left the community).
"""

from datetime import datetime

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from eachother.circles.models import Circle
from eachother.foundation.models import Row
from eachother.foundation.refs import RefField
from eachother.people.models import Block, Person, muted_by

HASH_LENGTH = 64


def out_of_sight(person: Person, by: str) -> Q:
    """Whether a line is drawn, by either, between this person and whoever stands in this column of the outer query."""
    given = Block.objects.filter(by=person, other=OuterRef(by))
    received = Block.objects.filter(other=person, by=OuterRef(by))
    return Q(Exists(given)) | Q(Exists(received))


class ThreadQuerySet(models.QuerySet["Thread"]):
    def visible_to(self, person: Person) -> "ThreadQuerySet":
        """Those that this person may know of, in circles where they may read. Whose thread it is says its first
        reply."""
        return self.in_sight_of(person).filter(circle__in=Circle.objects.readable_by(person))

    def in_sight_of(self, person: Person) -> "ThreadQuerySet":
        """Those that were not begun by somebody behind a line."""
        begun = Reply.objects.filter(out_of_sight(person, "by"), thread=OuterRef("pk"), number=1)
        return self.filter(~Exists(begun))


class Thread(Row):
    """What a circle talks about. `last` is the number of the newest reply there has ever been; `moved_at` is when
    somebody last wrote in it. The title is empty when whoever gave it took it back."""

    ref = RefField()
    circle = models.ForeignKey(Circle, models.CASCADE, related_name="threads")
    title = models.CharField(max_length=120, blank=True)
    last = models.PositiveIntegerField(default=0)
    moved_at = models.DateTimeField(default=timezone.now)

    objects = ThreadQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["circle", "-moved_at", "-id"], name="threads_by_movement")]

    def __str__(self) -> str:
        return self.title


class ReplyQuerySet(models.QuerySet["Reply"]):
    def visible_to(self, person: Person) -> "ReplyQuerySet":
        """Those that this person may read, in a thread that they may."""
        return self.filter(~out_of_sight(person, "by"))

    def met_by(self, person: Person, now: datetime | None = None) -> "ReplyQuerySet":
        """Those that they come across: not of people whom they have muted. A prepared query hands on `now`."""
        return self.visible_to(person).filter(~muted_by(person, "by", now))


class Reply(Row):
    """What somebody said in a thread. `words` is what they typed, `shown` the same as HTML, made once and safe.

    `note` is what the writer says of it to those who may rather not read it: the words are covered then. `once` keeps
    what is sent twice from standing there twice; `key` belongs to who wrote without their name. Both are hashes.
    """

    ref = RefField()
    thread = models.ForeignKey(Thread, models.CASCADE, related_name="replies")
    number = models.PositiveIntegerField()
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="replies")
    words = models.TextField(max_length=8000, blank=True)
    shown = models.TextField(blank=True)
    note = models.CharField(max_length=80, blank=True, default="")
    quotes = models.ForeignKey("self", models.SET_NULL, null=True, related_name="quoted_in")
    once = models.CharField(max_length=HASH_LENGTH, unique=True)
    key = models.CharField(max_length=HASH_LENGTH, blank=True, default="")
    edited_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)
    removed = models.CharField(max_length=500, blank=True, default="")

    objects = ReplyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["thread", "number"], name="reply_has_its_place"),
            models.CheckConstraint(condition=Q(by=None) | Q(key=""), name="reply_is_named_or_has_a_key"),
            models.CheckConstraint(
                condition=Q(taken_back_at=None) | Q(words="", shown="", note="", by=None, key=""),
                name="reply_taken_back_says_nothing",
            ),
            models.CheckConstraint(
                condition=Q(removed="") | Q(taken_back_at__isnull=False), name="reply_removed_is_taken_back"
            ),
        ]

    @property
    def unnamed(self) -> bool:
        return bool(self.key)


class Before(Row):
    """What a reply said until `created_at`, when it was said differently; whoever may read it may read this."""

    reply = models.ForeignKey(Reply, models.CASCADE, related_name="befores")
    shown = models.TextField()
    note = models.CharField(max_length=80, blank=True, default="")
    title = models.CharField(max_length=120, blank=True, default="")


class Picture(Row):
    """A picture in a reply, and what is to be seen on it. The file lies in the store (`pictures.py`)."""

    ref = RefField()
    reply = models.OneToOneField(Reply, models.CASCADE, related_name="picture")
    words = models.CharField(max_length=500)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="picture_is_described")]


class BeenThere(Row):
    """Somebody says of a reply: I've been there."""

    reply = models.ForeignKey(Reply, models.CASCADE, related_name="been_there")
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reply", "by"], name="been_there_once")]


class Following(Row):
    """Somebody is told when a thread moves, until `stopped_at`; writing there again does not begin it anew."""

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="followings")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thread", "person"], name="followed_once")]


class Place(models.Model):  # no Row: whoever has just written opens the page at once, and a moment would say who it was
    """How far somebody has come in a thread: the highest number on a page that they opened; not when."""

    id = models.BigAutoField(primary_key=True)
    thread = models.ForeignKey(Thread, models.CASCADE, related_name="places")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thread", "person"], name="one_place_in_a_thread")]

    def __str__(self) -> str:
        return str(self.number)
