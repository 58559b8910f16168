"""What is known of this community."""

from datetime import datetime
from typing import NamedTuple

from django.core.cache import cache

from eachother.community import own_words
from eachother.community.deciding import FOUNDING, RulesOfDeciding
from eachother.community.models import Community, WordList

KEEP_SECONDS = 30
CACHE_KEY = "community"
WORDS_KEY = "own-words"


class Listed(NamedTuple):
    """The list of the system's words; `since` is when the community made it its own, None when it came along."""

    text: str
    since: datetime | None


def current() -> Community:
    """The community, kept in the cache for a few seconds because every page shows its name. Unnamed until founded."""
    community: Community | None = cache.get(CACHE_KEY)
    if community is None:
        community = Community.objects.filter(pk=1).first() or Community(pk=1)
        cache.set(CACHE_KEY, community, KEEP_SECONDS)
    return community


def word_list() -> Listed:
    """The list that holds here, kept in the cache for a few seconds."""
    listed: Listed | None = cache.get(WORDS_KEY)
    if listed is None:
        own = WordList.objects.filter(pk=1).first()
        listed = Listed(own.text, own.set_at) if own else Listed(own_words.that_comes_with_it(), None)
        cache.set(WORDS_KEY, listed, KEEP_SECONDS)
    return listed


def rules_of_deciding() -> RulesOfDeciding:
    """What holds for decisions just now. A decision keeps what held when its consent opened."""
    return FOUNDING
