"""Taking a story back, whole: it is gone from everywhere at once."""

from django.db import transaction
from django.utils import timezone

from eachother.notices import actions as notices
from eachother.people.models import Person
from eachother.stories import announcements, own_words, queries, standing
from eachother.stories.actions.pieces import take_down
from eachother.stories.kinds import ANSWER, DIFFERENTLY, NAMED
from eachother.stories.models import About, Audience, BeenThere, Before, Naming, Story, Use


@transaction.atomic
def take_back(story: Story, *, by: Person | None) -> bool:
    """Nothing of it can be read any more, nowhere. Says whether an empty place stays, which it does while others' words
    lean on it; else nothing is left. Without `by` it is not the teller who does it (a lawful removal)."""
    found = Story.objects.select_for_update(of=("self",)).filter(pk=story.pk).first()
    if found is None or found.taken_back_at:
        return found is not None
    return let_go(found)


def let_go(story: Story) -> bool:
    """As `take_back`, for one that is held already."""
    announcements.taken_back.send(sender=None, story=story)
    for kind in (NAMED, ANSWER, DIFFERENTLY):
        notices.settle_for_all(kind, about=[story.ref])
    own_words.take_out(story)
    take_down(story)
    answered = story.answers
    if story.told_at and (queries.is_leaned_on(story) or standing.is_leaned_on(story)):
        _empty(story)
        stays = True
    else:
        story.delete()
        stays = False
    if answered:
        tidy(answered)
    return stays


def tidy(story: Story) -> None:
    """An empty place on which nothing leans any more goes too."""
    if story.taken_back_at and not queries.is_leaned_on(story) and not standing.is_leaned_on(story):
        story.delete()


def _empty(story: Story) -> None:
    for table in (About, Before, BeenThere, Use):
        table._default_manager.filter(story=story).delete()
    audience = Audience.HERE if story.audience == Audience.WEB else story.audience
    Story.objects.filter(pk=story.pk).update(
        title="", words="", shown="", note="", moved_toward="", by=None, once=None, answers=None,
        audience=audience, naming=Naming.UNNAMED, called="", edited_at=None, taken_back_at=timezone.now(),
    )  # fmt: skip
