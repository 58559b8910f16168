"""What may be known of stories, and by whom. Never writes."""

from eachother.stories.queries.ledger import Line, Quote, ledger, may_stand_before, quote_of, readers_of, stories_for
from eachother.stories.queries.lists import (
    Filter,
    in_fair_order,
    newest_in,
    newest_public,
    own_page,
    page_for,
    public_page,
    told_of,
)
from eachother.stories.queries.one import (
    answers_to,
    been_there,
    is_leaned_on,
    own_differently,
    own_story,
    place_for,
    public_story,
    seen_differently,
    story_for,
    with_all,
)

__all__ = [
    "Filter",
    "Line",
    "Quote",
    "answers_to",
    "been_there",
    "in_fair_order",
    "is_leaned_on",
    "ledger",
    "may_stand_before",
    "newest_in",
    "newest_public",
    "own_differently",
    "own_page",
    "own_story",
    "page_for",
    "place_for",
    "public_page",
    "public_story",
    "quote_of",
    "readers_of",
    "seen_differently",
    "stories_for",
    "story_for",
    "told_of",
    "with_all",
]
