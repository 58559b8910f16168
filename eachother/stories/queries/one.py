"""One story, as far as somebody may read it."""

from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.db.models.query import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from eachother.circles.models import Membership
from eachother.notices.models import Notice
from eachother.people.models import Person, PowersOf
from eachother.people.queries import lived_by
from eachother.stories.kinds import ANSWER, DIFFERENTLY, NAMED
from eachother.stories.models import About, Audience, BeenThere, Differently, Reader, Story
from eachother.talk.models import out_of_sight
from eachother.talk.resonance import NAMED_AT_MOST, Been
from eachother.web.paging import Paged, paged

ANSWERS_SHOWN = 20
DIFFERENTLY_AT_ONCE = 20


class Answered(NamedTuple):
    """A story that is answered; `gone`: it was taken back, and has neither."""

    ref: str
    title: str
    gone: bool


def story_for(person: Person, ref: str) -> Story:
    """A story that this person may read, their own drafts among them; with what power its teller `carries`, and what it
    is about. Else a 404."""
    found: Story = get_object_or_404(with_all(Story.objects.visible_to(person)), ref=ref)
    return found


def own_story(person: Person, ref: str) -> Story:
    """One of their own, draft or told. A 404 where they may not read it, PermissionDenied where it is somebody
    else's."""
    story = story_for(person, ref)
    if story.by_id != person.pk:
        raise PermissionDenied
    return story


def place_for(person: Person, ref: str) -> Story:
    """As `story_for`; or the empty place of one that was taken back, for whoever could have read it."""
    within = Exists(Membership.objects.filter(circle=OuterRef("circle"), person=person))
    named = Exists(Reader.objects.filter(story=OuterRef("pk"), person=person))
    audience = Q(audience=Audience.HERE) | Q(audience=Audience.CIRCLE) & within | Q(audience=Audience.NAMED) & named
    empty = Q(taken_back_at__isnull=False) & audience
    readable = Q(pk__in=Story.objects.visible_to(person).values("pk"))
    found: Story = get_object_or_404(with_all(Story.objects.filter(readable | empty)), ref=ref)
    return found


def public_story(ref: str, person: Person | None) -> Story:
    """One that is on the open web, for `person` or for who has not come in; else a 404."""
    story: Story | None = with_all(Story.objects.public(person)).filter(ref=ref).first()
    if story is None:
        raise Http404
    return story


def readable(person: Person, ref: str) -> Story | None:
    """One that is told to this person; None when there is none for them."""
    return Story.objects.told().visible_to(person).select_related("by").filter(ref=ref).first()


def answered_by(story: Story, person: Person) -> Answered | None:
    """The story that this one answers, as far as this person may know of it."""
    if story.answers is None:
        return None
    if story.answers.taken_back_at:
        return Answered("", "", gone=True)
    found = readable(person, story.answers.ref)
    return Answered(found.ref, found.title, gone=False) if found else None


def names_known_to(person: Person) -> list[str]:
    """The experiences that this person says they have lived, to choose from while writing."""
    return [one.experience.name for one in lived_by(person)]


def with_all(stories: QuerySet[Story]) -> QuerySet[Any]:
    """With what a reader's page needs of each: two queries, however many."""
    abouts = Prefetch("abouts", About.objects.order_by("pk"))
    stories = stories.select_related("by", "circle", "answers").prefetch_related(abouts)
    return stories.annotate(carries=PowersOf("by"))


def answers_to(story: Story, person: Person) -> list[Story]:
    """Stories told in answer, as far as this person comes across them; the oldest first."""
    found = with_all(Story.objects.met_by(person)).filter(answers=story)
    return list(found.order_by("told_at", "pk")[:ANSWERS_SHOWN])


def seen_differently(story: Story, person: Person, number: int) -> Paged[Differently]:
    """A page of what others see differently, as far as they exist for this person."""
    said = Differently.objects.filter(~out_of_sight(person, "by"), story=story).select_related("by")
    said = said.annotate(carries=PowersOf("by"))
    return paged(said.order_by("pk"), number, size=DIFFERENTLY_AT_ONCE)


def own_differently(person: Person, ref: str) -> Differently:
    """Something that this person sees differently in a story that they may still read, or its empty place."""
    said = get_object_or_404(Differently.objects.select_related("story"), ref=ref, by=person)
    place_for(person, said.story.ref)
    return said


def been_there(story: Story, person: Person) -> list[Been]:
    """Who has been there, as far as they exist for this person; they themselves first."""
    people = BeenThere.objects.filter(~out_of_sight(person, "by"), story=story, by__left_at=None)
    rows = people.order_by("pk").values_list("by", "by__name")[: NAMED_AT_MOST + 2]
    mine = BeenThere.objects.filter(story=story, by=person).values_list("by", "by__name")
    return list(dict.fromkeys(Been(*row) for row in [*mine, *rows]))


def is_in_sight(story: Story, person: Person) -> bool:
    """Whether this person may read it."""
    return Story.objects.visible_to(person).filter(pk=story.pk).exists()


def is_news(story: Story, person: Person) -> bool:
    """Whether anything changes by this person opening it: nobody besides its teller has yet, or they are told of it."""
    if story.by_id == person.pk:
        return Notice.objects.filter(person=person, about=story.ref, kind=DIFFERENTLY).exists()
    waiting = Notice.objects.filter(person=person, about=story.ref, kind__in=(NAMED, ANSWER))
    return story.heard_at is None or waiting.exists()


def is_leaned_on(story: Story) -> bool:
    """Whether others' words in this room depend on it: told in answer, or seeing it differently."""
    answered = Story.objects.filter(answers=story, told_at__isnull=False).exists()
    return answered or Differently.objects.filter(story=story).exists()
