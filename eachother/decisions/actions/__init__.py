"""The only writer of this room."""

from eachother.decisions.actions.again import ask_again
from eachother.decisions.actions.asking import ask
from eachother.decisions.actions.closing import go_on, go_on_everywhere, has_seen, let_rest
from eachother.decisions.actions.leaving import clear, forget, leave_circle, step_back
from eachother.decisions.actions.opening import answer, open_question, state, take_back, wonder
from eachother.decisions.actions.options import add_option, add_slot, take_option_back, take_slot_back
from eachother.decisions.actions.proposing import propose, shape
from eachother.decisions.actions.removing import remove, remove_said
from eachother.decisions.actions.speaking import speak

__all__ = [
    "add_option", "add_slot", "answer", "ask", "ask_again", "clear", "forget", "go_on", "go_on_everywhere", "has_seen",
    "leave_circle", "let_rest", "open_question", "propose", "remove", "remove_said", "shape", "speak", "state",
    "step_back", "take_back", "take_option_back", "take_slot_back", "wonder",
]  # fmt: skip
