"""Writing a story, as a draft that its teller alone can see; and saying it differently once it is told."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from eachother.foundation.text import fold
from eachother.people.models import Experience, FormerName, Person
from eachother.stories import announcements, own_words
from eachother.stories.actions.holding import held
from eachother.stories.models import About, Before, Story
from eachother.stories.saying import Writing
from eachother.talk.formatting import shown
from eachother.talk.rules import once_of


@transaction.atomic
def begin(writing: Writing, *, by: Person, code: str, answers: Story | None = None) -> Story:
    """A draft of `by`'s, perhaps in answer to a story that they may read. With the same `code` it is begun once: what
    was sent twice is one draft."""
    Person.objects.select_for_update().get(pk=by.pk)
    once = once_of(code, "story", by.ref)
    if known := Story.objects.filter(once=once, by=by).first():
        return known
    story = Story.objects.create(by=by, once=once, answers=answers, **_fields(writing))
    _be_about(story, writing.about)
    return story


@transaction.atomic
def say_differently(story: Story, writing: Writing, *, by: Person) -> None:
    """It says this from now on. Of a draft nothing is kept of what stood there; once it is told, its teller can read
    what stood there before. The same again changes nothing. Raises Conflict 'not-there' when it was taken back
    meanwhile."""
    story = held(story)
    fields = _fields(writing)
    about = tuple(story.abouts.order_by("pk").values_list("name", flat=True))
    changed = {name for name, value in fields.items() if getattr(story, name) != value}
    if not changed and about == writing.about:
        return
    if story.is_told and changed & {"title", "words", "note"}:
        Before.objects.create(story=story, title=story.title, words=story.words, note=story.note)
        story.edited_at = timezone.now()
    for name, value in fields.items():
        setattr(story, name, value)
    story.save(update_fields=[*fields, "edited_at"])
    _be_about(story, writing.about)
    if story.is_told:
        own_words.put(story)
        announcements.said_differently.send(sender=None, story=story)


@transaction.atomic
def forget_before(story: Story, ref: str, *, by: Person) -> None:
    """What it said once is nowhere any more."""
    Before.objects.filter(story=story, ref=ref).delete()


@transaction.atomic
def go_on_as(gone: Experience, kept: Experience) -> None:
    """Two experiences are one: a story about the one is about the other."""
    about = About.objects.filter(name_key=gone.name_key)
    about.filter(story__in=About.objects.filter(name_key=kept.name_key).values("story")).delete()
    about.update(name=kept.name, name_key=kept.name_key)


def _fields(writing: Writing) -> dict[str, object]:
    return {
        "kind": writing.kind,
        "title": writing.title,
        "words": writing.words,
        "shown": shown(writing.words),
        "note": writing.note,
        "moved_toward": writing.toward,
    }


def _be_about(story: Story, names: Iterable[str]) -> None:
    called = dict(map(_called, names))
    About.objects.filter(story=story).exclude(name_key__in=called).delete()
    there = set(About.objects.filter(story=story).values_list("name_key", flat=True))
    About.objects.bulk_create(
        About(story=story, name=name, name_key=key) for key, name in called.items() if key not in there
    )


def _called(name: str) -> tuple[str, str]:
    """The key and the words of an experience; a name that is no longer used leads to the one that is."""
    former = FormerName.objects.filter(name_key=fold(name)).select_related("experience").first()
    return (former.experience.name_key, former.experience.name) if former else (fold(name), name)
