"""Pictures and sound. The file comes last, so that little can still go wrong after it; what is left over is swept
out."""

from functools import partial

from django.db import transaction

from eachother.people.models import Person
from eachother.people.problems import Conflict
from eachother.stories import rules, shelf
from eachother.stories.actions.holding import held
from eachother.stories.models import Picture, Sound, Story
from eachother.stories.sounds import ENDINGS, Made
from eachother.talk.saying import Seen

WEBP = "webp"


@transaction.atomic
def hang(story: Story, seen: Seen, *, by: Person) -> Picture:
    """A picture stands in it from now on. Raises Conflict 'pictures-many', 'not-there'."""
    story = held(story)
    if story.pictures.count() >= rules.PICTURES_AT_MOST:
        raise Conflict("pictures-many")
    picture = Picture.objects.create(story=story, words=seen.words, width=seen.width, height=seen.height)
    shelf.put(picture.ref, WEBP, seen.data)
    return picture


@transaction.atomic
def take_picture_down(picture: Picture, *, by: Person) -> None:
    transaction.on_commit(partial(shelf.remove, picture.ref, WEBP), robust=True)
    picture.delete()


@transaction.atomic
def record(story: Story, made: Made, *, words: str, seconds: int, by: Person) -> Sound:
    """It can be heard from now on; what was there to hear before is gone. Raises Conflict 'not-there'."""
    story = held(story)
    _silence(story)
    sound = Sound.objects.create(story=story, kind=made.kind, words=words, seconds=seconds)
    shelf.put(sound.ref, ENDINGS[made.kind], made.data)
    return sound


@transaction.atomic
def silence(story: Story, *, by: Person) -> None:
    """There is nothing to hear any more. Twice is once."""
    _silence(held(story))


@transaction.atomic
def write_down(story: Story, words: str, *, by: Person) -> None:
    """What is said there, for those who cannot hear it."""
    Sound.objects.filter(story=story).update(words=words)


def take_down(story: Story) -> None:
    """All of it, inside the caller's transaction."""
    for picture in Picture.objects.filter(story=story):
        transaction.on_commit(partial(shelf.remove, picture.ref, WEBP), robust=True)
        picture.delete()
    _silence(story)


def sweep() -> int:
    """What lies in the store and belongs to no story is taken out. Says how many."""
    lying = dict(shelf.lying_about())
    known = {str(ref) for table in (Picture, Sound) for ref in table._default_manager.values_list("ref", flat=True)}
    lost = {ref: ending for ref, ending in lying.items() if ref not in known}
    for ref, ending in lost.items():
        shelf.remove(ref, ending)
    return len(lost)


def _silence(story: Story) -> None:
    for sound in Sound.objects.filter(story=story):
        transaction.on_commit(partial(shelf.remove, sound.ref, ENDINGS[sound.kind]), robust=True)
        sound.delete()
