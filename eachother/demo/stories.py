"""The stories of Riverside: told by the verbs that anybody has, then put back to when they were told."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from eachother.circles.models import Circle
from eachother.demo.drawn import drawn
from eachother.demo.keys import Inhabitant
from eachother.demo.reading import LifeError, choice
from eachother.demo.shapes import StoryTold
from eachother.foundation.text import clean_line, clean_text
from eachother.notices.models import Notice
from eachother.people.models import Person
from eachother.people.models.invitation import new_code
from eachother.stories import actions, kinds
from eachother.stories.models import Audience, BeenThere, Kind, Naming, Quoting, Story, Use, Uses
from eachother.stories.saying import Telling, Writing
from eachother.talk import pictures
from eachother.talk.saying import Seen

STILL_NEW = timedelta(days=3)  # what was told longer ago has been seen
LATER = timedelta(days=1)
SAID_YES = timedelta(hours=2)
KINDS = (kinds.NAMED, kinds.ANSWER, kinds.DIFFERENTLY)


def tell(
    lives: Iterable[StoryTold], people: Mapping[str, Inhabitant], circles: Mapping[str, Circle], now: datetime
) -> None:
    """The oldest first. Raises LifeError for one to no circle, or in answer to no story."""
    told: dict[str, Story] = {}
    for one in lives:
        if one.circle and one.circle not in circles:
            raise LifeError(f"stories: {one.title!r} is told to {one.circle!r}, which is not there.")
        if one.answers and one.answers not in told:
            raise LifeError(f"stories: {one.title!r} answers {one.answers!r}, which nobody has told before.")
        told[one.title] = _story(one, people, circles, told.get(one.answers), now)
    Notice.objects.filter(kind__in=KINDS, created_at__lt=now - STILL_NEW).delete()


def _story(
    one: StoryTold,
    people: Mapping[str, Inhabitant],
    circles: Mapping[str, Circle],
    answers: Story | None,
    now: datetime,
) -> Story:
    by, at = people[one.by].person, now - timedelta(days=one.days_ago)
    words, about = clean_text(one.words), tuple(map(clean_line, one.about))
    writing = Writing(one.title, words, choice(Kind, one.kind), one.note, one.toward, about)
    story = actions.begin(writing, by=by, code=new_code(), answers=answers)
    Story.objects.filter(pk=story.pk).update(created_at=at)
    if one.picture:
        file = drawn(one.picture)
        actions.hang(story, Seen(*pictures.made_anew(file, len(file.getvalue())), one.seen), by=by)
    if one.to == "draft":
        return story
    readers = [people[name].person for name in one.readers]
    circle = circles[one.circle] if one.circle else None
    telling = Telling(choice(Audience, one.to), choice(Naming, one.naming), one.called, circle, readers)
    actions.tell(story, telling, by=by)
    heard_at = None if one.unheard or one.to == "me" else at + LATER
    Story.objects.filter(pk=story.pk).update(told_at=at, heard_at=heard_at)
    story.refresh_from_db()
    _may_be_used(one, story, by, at)
    _finds_in_others(one, story, people, at, now)
    Notice.objects.filter(about=story.ref, kind__in=KINDS, created_at__gte=now).update(created_at=at)
    return story


def _may_be_used(one: StoryTold, story: Story, by: Person, at: datetime) -> None:
    for word in [*one.uses, *one.withdrew]:
        actions.allow_use(story, choice(Uses, word), by=by)
    if one.quoted:
        actions.allow_use(story, Uses.QUOTE, by=by, how=choice(Quoting, one.quoted), words=clean_text(one.quote))
    for word in one.withdrew:
        actions.withdraw(story, choice(Uses, word), by=by)
    Use.objects.filter(story=story).update(created_at=at + SAID_YES)
    Use.objects.filter(story=story, withdrawn_at__isnull=False).update(withdrawn_at=at + 9 * LATER)


def _finds_in_others(
    one: StoryTold, story: Story, people: Mapping[str, Inhabitant], at: datetime, now: datetime
) -> None:
    for name in one.been:
        actions.say_been_there(story, by=people[name].person)
    BeenThere.objects.filter(story=story).update(created_at=at + LATER)
    for said in one.differently:
        when = now - timedelta(days=said.days_ago)
        seen = actions.see_differently(story, clean_text(said.words), by=people[said.by].person, code=new_code())
        seen.created_at = when
        seen.save(update_fields=["created_at"])
        Notice.objects.filter(about=story.ref, kind=kinds.DIFFERENTLY).update(created_at=when)
