"""One story, as far as somebody may read it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.db.models.query import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from eachother.circles.models import Membership
from eachother.people.models import Person, PowersOf
from eachother.stories.models import About, Audience, BeenThere, Differently, Reader, Story
from eachother.talk.models import out_of_sight
from eachother.talk.resonance import NAMED_AT_MOST, Been
from eachother.web.paging import Paged, paged

ANSWERS_SHOWN = 20
DIFFERENTLY_AT_ONCE = 20


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


def public_story(ref: str) -> Story:
    """One that is on the open web; else a 404."""
    story: Story | None = with_all(Story.objects.public()).filter(ref=ref).first()
    if story is None:
        raise Http404
    return story


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


def is_leaned_on(story: Story) -> bool:
    """Whether others' words in this room depend on it: told in answer, or seeing it differently."""
    answered = Story.objects.filter(answers=story).filter(Q(told_at__isnull=False)).exists()
    return answered or Differently.objects.filter(story=story).exists()
