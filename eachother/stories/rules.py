"""What may be, as pure functions: asked by the verb that does it and by the button that offers it."""

from collections.abc import Collection
from datetime import timedelta

from eachother.people.models import Person
from eachother.people.rules import experience_problem
from eachother.stories.models import Audience, Kind, Naming, Quoting, Story

TITLE_LENGTH = 120
WORDS_LENGTH = 20_000
NOTE_LENGTH = 80
TOWARD_LENGTH = 200
CALLED_LENGTH = 40
SEEN_LENGTH = 500
SAID_LENGTH = 20_000
QUOTE_LENGTH = 1200
DIFFERENTLY_LENGTH = 2000
ABOUT_AT_MOST = 5
READERS_AT_MOST = 30
PICTURES_AT_MOST = 6

# So often, within so long: no person does more, and no script floods the place.
LIMITS = {
    "write": (60, timedelta(days=1)),
    "edit": (60, timedelta(minutes=10)),
    "picture": (20, timedelta(hours=1)),
    "sound": (10, timedelta(hours=1)),
    "named": (60, timedelta(days=1)),
    "differently": (30, timedelta(hours=1)),
    "sign": (120, timedelta(minutes=10)),
    "search": (30, timedelta(minutes=1)),
}


def writing_problems(title: str, words: str, note: str, toward: str, about: Collection[str]) -> dict[str, str]:
    """What is wrong with what somebody has written (cleaned), by its field. A draft may still lack its words."""
    found = {}
    if len(title) > TITLE_LENGTH:
        found["title"] = "title-long"
    if not any(character.isalnum() for character in title + words):
        found["words"] = "words-empty"
    if len(words) > WORDS_LENGTH:
        found["words"] = "words-long"
    if len(note) > NOTE_LENGTH:
        found["note"] = "note-long"
    if len(toward) > TOWARD_LENGTH:
        found["toward"] = "toward-long"
    if len(about) > ABOUT_AT_MOST:
        found["about"] = "about-many"
    elif wrong := next(filter(None, map(experience_problem, about)), None):
        found["about"] = wrong
    return found


def is_ready(story: Story, *, has_sound: bool = False, has_picture: bool = False) -> bool:
    """Whether there is something in it to tell."""
    return bool(story.title) and bool(story.words or has_sound or has_picture)


def telling_problems(
    audience: str, naming: str, called: str, *, circle: bool, readers: int, taken: bool
) -> dict[str, str]:
    """What is wrong with how somebody wants to tell it, by its field. `taken`: the other name is that of somebody
    here."""
    found = {}
    if audience not in Audience.values:
        found["audience"] = "audience-none"
    elif audience == Audience.CIRCLE and not circle:
        found["circle"] = "circle-none"
    elif audience == Audience.NAMED and not readers:
        found["readers"] = "readers-none"
    elif audience == Audience.NAMED and readers > READERS_AT_MOST:
        found["readers"] = "readers-many"
    if naming not in Naming.values:
        found["naming"] = "naming-none"
    elif naming == Naming.CHANGED and not any(character.isalnum() for character in called):
        found["called"] = "called-empty"
    elif naming == Naming.CHANGED and len(called) > CALLED_LENGTH:
        found["called"] = "called-long"
    elif naming == Naming.CHANGED and taken:
        found["called"] = "called-taken"
    return found


def quoting_problem(how: str, words: str) -> str | None:
    """Why it cannot be quoted like this, or None. `words` (cleaned) are what was changed first."""
    if how not in Quoting.values:
        return "quoting-none"
    if how == Quoting.CHANGED and not any(character.isalnum() for character in words):
        return "quote-empty"
    return "quote-long" if how == Quoting.CHANGED and len(words) > QUOTE_LENGTH else None


def differently_problem(words: str) -> str | None:
    if not any(character.isalnum() for character in words):
        return "differently-empty"
    return "differently-long" if len(words) > DIFFERENTLY_LENGTH else None


def seen_problem(seen: str) -> str | None:
    """Why this cannot be what is to be seen on a picture (cleaned), or None."""
    if not any(character.isalnum() for character in seen):
        return "seen-empty"
    return "seen-long" if len(seen) > SEEN_LENGTH else None


def may_answer(story: Story, person: Person) -> bool:
    """Whether this person, who may read it, can say something to it: that they have been there, or see it
    differently."""
    return story.is_told and story.by_id != person.pk


def may_be_answered_with_a_story(story: Story) -> bool:
    return story.is_told


def kind_of(typed: str) -> Kind:
    return Kind.LETTER if typed == Kind.LETTER else Kind.STORY
