"""The only writer of this room, one file for each group of verbs."""

from eachother.finding.actions.attention import count_attention, renew_lifts
from eachother.finding.actions.counting import recount, reweigh
from eachother.finding.actions.newcomers import let_be, no_longer_new, welcome
from eachother.finding.actions.nods import fade, nod, part, withdraw
from eachother.finding.actions.placing import forget, place
from eachother.finding.actions.ties import tie, untie
from eachother.finding.actions.uniting import unite
from eachother.finding.actions.wording import forget_words, put_everybodys_words, put_words, put_words_of

__all__ = [
    "count_attention",
    "fade",
    "forget",
    "forget_words",
    "let_be",
    "no_longer_new",
    "nod",
    "part",
    "place",
    "put_everybodys_words",
    "put_words",
    "put_words_of",
    "recount",
    "renew_lifts",
    "reweigh",
    "tie",
    "unite",
    "untie",
    "welcome",
    "withdraw",
]
