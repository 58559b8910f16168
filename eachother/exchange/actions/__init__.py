"""The only writer of this room, one file for each group of verbs."""

from eachother.exchange.actions.afterwards import say_afterwards, unsay
from eachother.exchange.actions.answers import answer, let_be, put_aside, see, take_answer_back, take_up
from eachother.exchange.actions.leaving import close_circle, forget, leave_circle, part
from eachother.exchange.actions.removing import remove
from eachother.exchange.actions.rounds import clear, go_round
from eachother.exchange.actions.slips import Wording, end, put_to_everybody, put_up, put_up_again, reword, take_back
from eachother.exchange.actions.ties import begin_from, put_all_words

__all__ = [
    "Wording",
    "answer",
    "begin_from",
    "clear",
    "close_circle",
    "end",
    "forget",
    "go_round",
    "leave_circle",
    "let_be",
    "part",
    "put_all_words",
    "put_aside",
    "put_to_everybody",
    "put_up",
    "put_up_again",
    "remove",
    "reword",
    "say_afterwards",
    "see",
    "take_answer_back",
    "take_back",
    "take_up",
    "unsay",
]
