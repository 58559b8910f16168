"""The host takes away what a law demands."""

from django.db import transaction

from eachother.stories.actions.taking_back import empty, let_loose
from eachother.stories.models import Differently, Story


@transaction.atomic
def remove(ref: str, line: str) -> bool:
    """A story goes from everywhere, as when its teller takes it back; in its place stays `line`, for whoever could read
    it. A draft, too. Says whether there was one."""
    story = Story.objects.select_for_update(of=("self",)).filter(ref=ref, taken_back_at=None).first()
    if story is None:
        return False
    let_loose(story)
    empty(story, removed=line)
    return True


@transaction.atomic
def remove_differently(ref: str, line: str) -> bool:
    """Those words go, and whose they were; `line` stands there. Says whether there were any."""
    return Differently.objects.filter(ref=ref).update(words=line, by=None) > 0
