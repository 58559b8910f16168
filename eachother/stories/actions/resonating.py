"""I've been there; I see it differently."""

from django.db import transaction

from eachother.notices import actions as notices
from eachother.people.models import Person
from eachother.people.problems import Conflict
from eachother.people.queries import exist_for_each_other
from eachother.stories.actions.holding import held
from eachother.stories.actions.taking_back import tidy
from eachother.stories.kinds import DIFFERENTLY
from eachother.stories.models import BeenThere, Differently, Story
from eachother.talk.rules import once_of


@transaction.atomic
def say_been_there(story: Story, *, by: Person) -> None:
    """`by` has been there too. Said twice it is said once. Raises Conflict 'not-there'."""
    BeenThere.objects.get_or_create(story=held(story), by=by)


@transaction.atomic
def not_been_there(story: Story, *, by: Person) -> None:
    """They take that back."""
    BeenThere.objects.filter(story=story, by=by).delete()


@transaction.atomic
def see_differently(story: Story, words: str, *, by: Person, code: str) -> Differently:
    """`by` sees it differently, in these words. Sent twice it is said once. Raises Conflict 'not-there'."""
    story = held(story)
    if not story.is_told:
        raise Conflict("not-there")
    once = once_of(code, "differently", story.ref, by.ref)
    if known := Differently.objects.filter(once=once).first():
        return known
    said = Differently.objects.create(story=story, by=by, words=words, once=once)
    if story.by and exist_for_each_other(story.by, by):
        notices.tell(story.by, DIFFERENTLY, about=story.ref, by=by)
    return said


@transaction.atomic
def unsay(said: Differently, *, by: Person) -> None:
    """Those words go; so does an empty place that stood there for them alone."""
    story = Story.objects.select_for_update(of=("self",)).filter(pk=said.story_id).first()
    if story is None:
        return
    said.delete()
    if not Differently.objects.filter(story=story).exists():
        notices.settle_for_all(DIFFERENTLY, about=[story.ref])
    tidy(story)
