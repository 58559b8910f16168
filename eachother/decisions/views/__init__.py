"""The pages of this room. None needs a script."""

from eachother.decisions.views.doing import answer, ask, rest, seen, speak, state, take_back, wonder
from eachother.decisions.views.lists import closed, closed_in_circle, decisions, in_circle
from eachother.decisions.views.opening import new, new_in_circle
from eachother.decisions.views.proposing import proposal
from eachother.decisions.views.showing import decision

__all__ = [
    "answer", "ask", "closed", "closed_in_circle", "decision", "decisions", "in_circle", "new", "new_in_circle",
    "proposal", "rest", "seen", "speak", "state", "take_back", "wonder",
]  # fmt: skip
