"""What a story may be used for: each yes by itself, and taken back by itself."""

from django.db import transaction
from django.utils import timezone

from eachother.people.models import Person
from eachother.people.problems import Conflict
from eachother.stories import announcements
from eachother.stories.actions.holding import held
from eachother.stories.models import Quoting, Story, Use, Uses


@transaction.atomic
def allow_use(story: Story, use: Uses, *, by: Person, how: str = "", words: str = "") -> Use:
    """The teller says yes to this use from now on. `how` and `words` (checked by `rules.quoting_problem`) are for
    quoting; said otherwise, the yes before is taken back. Twice is once. Raises Conflict 'not-told' for a draft,
    'not-there' when it was taken back meanwhile."""
    story = held(story)
    if not story.is_told:
        raise Conflict("not-told")
    how = how if use == Uses.QUOTE else ""
    words = words if how == Quoting.CHANGED else ""
    given = Use.objects.given().filter(story=story, kind=use).first()
    if given and (given.how, given.words) == (how, words):
        return given
    if given:
        withdraw(story, use, by=by)
    return Use.objects.create(story=story, kind=use, how=how, words=words)


@transaction.atomic
def withdraw(story: Story, use: Uses, *, by: Person) -> None:
    """The teller takes this yes back: what stood by it goes, now. Twice is once."""
    found = Story.objects.select_for_update(of=("self",)).filter(pk=story.pk).first()
    if found and Use.objects.given().filter(story=found, kind=use).update(withdrawn_at=timezone.now(), words=""):
        announcements.withdrawn.send(sender=None, story=found, use=use)
