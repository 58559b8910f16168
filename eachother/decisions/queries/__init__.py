"""What can be read of decisions; never writes."""

from eachother.decisions.queries.dissent import Dissent, dissent_of, outcomes_of
from eachother.decisions.queries.lists import Card, page_of_closed, page_of_open
from eachother.decisions.queries.one import (
    decision_for,
    decision_within,
    elector_in,
    inquiry_of,
    last_round,
    own_statement,
)

__all__ = [
    "Card", "Dissent", "decision_for", "decision_within", "dissent_of", "elector_in", "inquiry_of", "last_round",
    "outcomes_of", "own_statement", "page_of_closed", "page_of_open",
]  # fmt: skip
