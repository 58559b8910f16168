"""Where stories stand: rooms above this one (standards first) say so here, when they are ready.

    standing.register(Ground("standards", Uses.STANDARD, stands, leans))

Before a room lets a story stand somewhere it asks `hold(ref, use)`, inside its own transaction: the teller's yes holds
until that transaction is over, and a yes taken back at the same moment waits for it. When a yes is taken back,
`announcements.withdrawn` is sent, and when the whole story is, `announcements.taken_back`; `wiring.py` leads both to
the room, which takes it out at once. Whatever the room's own words need then stands as 'a story that was taken back':
its rows may keep pointing at the story as long as `leans` says so.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, NamedTuple

from eachother.people.problems import Gone
from eachother.stories.models import Story, Use, Uses


class Place(NamedTuple):
    """A place where a story stands, for the ledger of its teller: in a few words, where to look, since when."""

    words: str
    address: str
    since: datetime


def _nothing(story: Story) -> bool:
    return False


class Ground(NamedTuple):
    """A room in which stories stand by one use.

    `stands(story)` lists every place there, in its order, at most one query; `leans(story)` says whether words of
    others depend on the story, so that an empty place must stay when it is taken back.
    """

    room: str
    use: Uses
    stands: Callable[[Story], Iterable[Place]]
    leans: Callable[[Story], bool] = _nothing
    title: Any = ""  # str, or a lazy translation; the use's own words when empty


_grounds: dict[tuple[str, str], Ground] = {}


def register(ground: Ground) -> None:
    """Stories may stand there from now on. Registering the same room and use again replaces it."""
    _grounds[ground.room, ground.use] = ground


def unregister(ground: Ground) -> None:
    _grounds.pop((ground.room, ground.use), None)


def places_of(story: Story) -> dict[Uses, list[Place]]:
    """Every place where it stands, by the use that lets it stand there."""
    found: dict[Uses, list[Place]] = {}
    for ground in _grounds.values():
        found.setdefault(ground.use, []).extend(ground.stands(story))
    return found


def is_leaned_on(story: Story) -> bool:
    """Whether words in rooms above depend on it."""
    return any(ground.leans(story) for ground in _grounds.values())


def hold(ref: str, use: Uses) -> Story:
    """The story, if its teller says yes to this use, locked so that this stays so until the transaction ends. Raises
    Gone 'use-not-given'. Who may read it is another question: ask `queries.story_for` first."""
    story = Story.objects.select_for_update(of=("self",)).told().filter(ref=ref).first()
    if story is None or not Use.objects.given().filter(story=story, kind=use).exists():
        raise Gone("use-not-given")
    return story
