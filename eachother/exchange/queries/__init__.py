"""What somebody may read of asks and offers. Never writes."""

from eachother.exchange.queries.afterwards import afterwords_for, exchange_for, own_afterwords, said_by, said_page
from eachother.exchange.queries.giving import Mark, marks_of, roles_here
from eachother.exchange.queries.rounds import due, who_could
from eachother.exchange.queries.slips import (
    Filter,
    answer_for,
    answers_to,
    newest_unanswered,
    own_answer,
    own_page,
    own_slip,
    page_for,
    slip_for,
    up_of,
)

__all__ = [
    "Filter",
    "Mark",
    "afterwords_for",
    "answer_for",
    "answers_to",
    "due",
    "exchange_for",
    "marks_of",
    "newest_unanswered",
    "own_afterwords",
    "own_answer",
    "own_page",
    "own_slip",
    "page_for",
    "roles_here",
    "said_by",
    "said_page",
    "slip_for",
    "up_of",
    "who_could",
]
