"""The pages of this room, and what they send."""

from eachother.exchange.views.afterwards import afterwards, said, said_in_circle, unsay
from eachother.exchange.views.answers import answer, answer_removal, let_be, putting_aside, seen, slip, taking_up
from eachother.exchange.views.giving import giving, roles
from eachother.exchange.views.lists import asks, in_circle, mine, words
from eachother.exchange.views.writing import end, new, removal, renewal, widening, wording

__all__ = [
    "afterwards",
    "answer",
    "answer_removal",
    "asks",
    "end",
    "giving",
    "in_circle",
    "let_be",
    "mine",
    "new",
    "putting_aside",
    "removal",
    "renewal",
    "roles",
    "said",
    "said_in_circle",
    "seen",
    "slip",
    "taking_up",
    "unsay",
    "widening",
    "wording",
    "words",
]
