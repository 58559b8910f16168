"""A story, and who may read it."""

from datetime import datetime

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from eachother.circles.models import Circle, Membership
from eachother.foundation.models import Row
from eachother.foundation.refs import RefField
from eachother.people.models import Person, muted_by
from eachother.people.queries import visible_to
from eachother.stories.models.use import Use, Uses

HASH_LENGTH = 64


class Kind(models.TextChoices):
    STORY = "story", _("a story")
    LETTER = "letter", _("a letter to somebody at the start")


class Audience(models.TextChoices):
    """Who may read it once it is told."""

    MYSELF = "me", _("only me")
    NAMED = "named", _("people I name")
    CIRCLE = "circle", _("a circle")
    HERE = "here", _("everybody here")
    WEB = "web", _("the open web")


class Naming(models.TextChoices):
    """How the teller stands there. Who told it is kept all the same: only they may take it back."""

    NAMED = "name", _("by my name here")
    UNNAMED = "unnamed", _("without a name")
    CHANGED = "changed", _("by another name")


class StoryQuerySet(models.QuerySet["Story"]):
    def told(self) -> "StoryQuerySet":
        """Those that can be read by somebody besides their teller, if anybody."""
        return self.filter(told_at__isnull=False, taken_back_at=None)

    def visible_to(self, person: Person) -> "StoryQuerySet":
        """Their own, and those told to them. Of whoever tells without their name nobody's lines can say which it is:
        there an absence would."""
        within = Exists(Membership.objects.filter(circle=OuterRef("circle"), person=person))
        told_to = apps.get_model("stories", "Reader")._default_manager
        named = Exists(told_to.filter(story=OuterRef("pk"), person=person))
        to_all = Q(audience__in=(Audience.HERE, Audience.WEB))
        audience = to_all | (Q(audience=Audience.CIRCLE) & Q(within)) | (Q(audience=Audience.NAMED) & Q(named))
        in_sight = ~Q(naming=Naming.NAMED) | Q(by__in=visible_to(person))
        told = Q(told_at__isnull=False, taken_back_at=None)
        return self.filter(Q(by=person) | (told & audience & in_sight))

    def met_by(self, person: Person, now: datetime | None = None) -> "StoryQuerySet":
        """Those told to them that they come across: not by name by people whom they have muted."""
        return self.told().visible_to(person).filter(~Q(naming=Naming.NAMED) | ~muted_by(person, "by", now))

    def public(self, person: Person | None = None) -> "StoryQuerySet":
        """Those that anybody may read without coming in. Whoever has come in (`person`) finds as little there of those
        behind a line as elsewhere."""
        here = ~Q(naming=Naming.NAMED) | Q(by__left_at=None, by__isnull=False)
        outside = self.told().filter(here, audience=Audience.WEB)
        return outside.visible_to(person) if person else outside

    def allowing(self, use: Uses) -> "StoryQuerySet":
        """Those whose teller says yes to this use, now."""
        return self.told().filter(Exists(Use.objects.given().filter(story=OuterRef("pk"), kind=use)))


class Story(Row):
    """What somebody tells. `words` is what they typed, `shown` the same as HTML, made once and safe.

    `note` is what they say of it to those who may rather not read it: the words are covered then. `moved_toward` is in
    their own words, or empty. `called` is the name that stands there for one who tells it by another. `answers` is the
    story that this one answers. `once` keeps what is sent twice from standing there twice. `heard_at` is when somebody
    besides the teller first opened it: not who, and not how many.
    """

    ref = RefField()
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="stories")
    kind = models.CharField(max_length=6, choices=Kind, default=Kind.STORY)
    title = models.CharField(max_length=120, blank=True, default="")
    words = models.TextField(max_length=20_000, blank=True, default="")
    shown = models.TextField(blank=True, default="")
    note = models.CharField(max_length=80, blank=True, default="")
    moved_toward = models.CharField(max_length=200, blank=True, default="")
    audience = models.CharField(max_length=6, choices=Audience, default=Audience.MYSELF)
    circle = models.ForeignKey(Circle, models.SET_NULL, null=True, related_name="stories")
    naming = models.CharField(max_length=7, choices=Naming, default=Naming.NAMED)
    called = models.CharField(max_length=40, blank=True, default="")
    answers = models.ForeignKey("self", models.SET_NULL, null=True, related_name="answered_by")
    once = models.CharField(max_length=HASH_LENGTH, unique=True, null=True)
    told_at = models.DateTimeField(null=True)
    edited_at = models.DateTimeField(null=True)
    heard_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)

    objects = StoryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="story_has_a_kind"),
            models.CheckConstraint(condition=Q(audience__in=Audience.values), name="story_has_an_audience"),
            models.CheckConstraint(
                condition=Q(circle=None) | Q(audience=Audience.CIRCLE), name="story_is_in_a_circle_if_told_to_one"
            ),
            models.CheckConstraint(
                condition=Q(naming=Naming.CHANGED) & ~Q(called="")
                | Q(naming__in=(Naming.NAMED, Naming.UNNAMED), called=""),
                name="story_is_called_by_another_name_or_not",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at=None)
                | Q(told_at__isnull=False, title="", words="", shown="", note="", moved_toward="", by=None),
                name="story_taken_back_says_nothing",
            ),
        ]
        indexes = [
            models.Index(fields=["audience", "-told_at"], name="stories_newest"),
            models.Index(fields=["by", "-created_at"], name="stories_of_a_teller"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_told(self) -> bool:
        return self.told_at is not None and self.taken_back_at is None

    @property
    def is_letter(self) -> bool:
        return self.kind == Kind.LETTER

    @property
    def is_public(self) -> bool:
        return self.is_told and self.audience == Audience.WEB

    @property
    def name(self) -> str:
        """The name that stands there; empty where none does."""
        if self.naming == Naming.NAMED and self.by and not self.by.left_at:
            return self.by.name
        return self.called
