"""Whoever writes about a story holds its row, and looks at what is true then."""

from eachother.people.problems import Conflict
from eachother.stories.models import Story


def held(story: Story) -> Story:
    """The story as it is now, held until the transaction ends. Raises Conflict 'not-there' when it was taken back
    meanwhile."""
    found = Story.objects.select_for_update(of=("self",)).filter(pk=story.pk, taken_back_at=None).first()
    if found is None:
        raise Conflict("not-there")
    return found
