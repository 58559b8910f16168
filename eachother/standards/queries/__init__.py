"""What somebody may read of standards. Never writes."""

from eachother.standards.queries.asked import Asked, asked_about, due, ever_asked, is_shown, who_had_to_do_with
from eachother.standards.queries.lineage import Lineage, RootSeen, lineages, roots_seen
from eachother.standards.queries.lists import growing_page, holding, retired_page, stories_to_lay
from eachother.standards.queries.one import (
    Seen,
    last_number,
    own_reading,
    own_voice,
    readings_of,
    root_of,
    seen,
    standard_for,
    statements_of,
    story_to_lay,
    voices_page,
)
from eachother.standards.queries.shown import seen_differently, told_to_anybody

__all__ = [
    "Asked", "Lineage", "RootSeen", "Seen", "asked_about", "due", "ever_asked", "growing_page", "holding", "is_shown",
    "last_number", "lineages", "own_reading", "own_voice", "readings_of", "retired_page", "root_of", "roots_seen",
    "seen", "seen_differently", "standard_for", "statements_of", "stories_to_lay", "story_to_lay",
    "told_to_anybody", "voices_page", "who_had_to_do_with", ]  # fmt: skip
