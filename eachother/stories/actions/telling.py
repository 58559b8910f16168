"""Telling a story: to whom, and under what name. Each can be changed at any time, and holds at once."""

from django.db import transaction
from django.utils import timezone

from eachother.circles import actions as circles
from eachother.live.nudges import nudge
from eachother.notices import actions as notices
from eachother.people.models import Person
from eachother.people.problems import Conflict
from eachother.stories import announcements, own_words, rules
from eachother.stories.actions.holding import held
from eachother.stories.kinds import ANSWER, DIFFERENTLY, NAMED
from eachother.stories.models import Audience, Naming, Reader, Story
from eachother.stories.queries import is_in_sight
from eachother.stories.saying import Telling


@transaction.atomic
def tell(story: Story, telling: Telling, *, by: Person) -> None:
    """From now on it is told to these, and to nobody else. Whoever is named is told once. Raises Conflict 'not-ready'
    while there is nothing in it to tell, 'not-there' when it was taken back meanwhile."""
    story = held(story)
    has_sound, has_picture = hasattr(story, "sound"), story.pictures.exists()
    if not rules.is_ready(story, has_sound=has_sound, has_picture=has_picture):
        raise Conflict("not-ready")
    first = story.told_at is None
    before = (story.audience, story.circle_id, story.naming, story.called)
    story.audience, story.naming = telling.audience, telling.naming
    story.called = telling.called if telling.naming == Naming.CHANGED else ""
    story.circle = telling.circle if telling.audience == Audience.CIRCLE else None
    story.told_at = story.told_at or timezone.now()
    story.save(update_fields=["audience", "naming", "called", "circle", "told_at"])
    _name(story, list(telling.readers) if telling.audience == Audience.NAMED else [], by=by)
    if first and story.circle:
        circles.stir(story.circle)
    own_words.put(story)
    _tell_of_answer(story, by)
    if story.naming != Naming.NAMED:
        for kind in (NAMED, ANSWER):
            notices.unname(kind, about=story.ref)
    if not first and before != (story.audience, story.circle_id, story.naming, story.called):
        announcements.told_otherwise.send(sender=None, story=story)
    nudge([by.pk], "stories")


@transaction.atomic
def hear(story: Story, *, by: Person) -> None:
    """Somebody has opened it: it need not stand first any more, and nothing of it waits for them. The teller themselves
    does not count."""
    if story.heard_at is None and story.is_told and story.by_id != by.pk:
        Story.objects.filter(pk=story.pk, heard_at=None).update(heard_at=timezone.now())
    for kind in (NAMED, ANSWER, DIFFERENTLY):
        notices.settle(by, kind, about=story.ref)


def _name(story: Story, people: list[Person], *, by: Person) -> None:
    keep = {one.pk for one in people}
    for reader in Reader.objects.filter(story=story).exclude(person__in=keep).select_related("person"):
        notices.settle(reader.person, NAMED, about=story.ref)
        reader.delete()
    who = by if story.naming == Naming.NAMED else None
    for person in people:
        if Reader.objects.get_or_create(story=story, person=person)[1]:
            notices.tell(person, NAMED, about=story.ref, by=who)


def _tell_of_answer(story: Story, by: Person) -> None:
    """Whoever told the story that it answers hears of it, if they may read it and it is not their own."""
    if story.answers is None or story.answers.by is None or story.answers.by_id == by.pk:
        return
    teller = story.answers.by
    if is_in_sight(story, teller):
        notices.tell(teller, ANSWER, about=story.ref, by=by if story.naming == Naming.NAMED else None)
    else:
        notices.settle(teller, ANSWER, about=story.ref)
