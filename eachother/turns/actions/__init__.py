"""The only writer of this room."""

from eachother.turns.actions.answering import pass_it, say_yes
from eachother.turns.actions.holding import end, hand_on, take, take_offer_back
from eachother.turns.actions.leaving import forget, go, lay_all_down, part
from eachother.turns.actions.naming import ask_again, end_task, name, rest, wake
from eachother.turns.actions.rounds import go_round, go_round_everywhere
from eachother.turns.actions.seeing import has_seen
from eachother.turns.actions.willingness import be_unwilling, be_willing

__all__ = [
    "ask_again",
    "be_unwilling",
    "be_willing",
    "end",
    "end_task",
    "forget",
    "go",
    "go_round",
    "go_round_everywhere",
    "hand_on",
    "has_seen",
    "lay_all_down",
    "name",
    "part",
    "pass_it",
    "rest",
    "say_yes",
    "take",
    "take_offer_back",
    "wake",
]
