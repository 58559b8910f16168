"""The only writer of this room."""

from eachother.standards.actions.asking import ask, ask_to_retire
from eachother.standards.actions.deciding import adopt, come_back, recall, retire, show
from eachother.standards.actions.growing import begin, lay, read, say, state, take_up_root, unread, unsay
from eachother.standards.actions.leaving import clear, forget, seen, uproot, uproot_hidden
from eachother.standards.actions.removing import remove, remove_said

__all__ = [
    "adopt",
    "ask",
    "ask_to_retire",
    "begin",
    "clear",
    "come_back",
    "forget",
    "lay",
    "read",
    "recall",
    "remove",
    "remove_said",
    "retire",
    "say",
    "seen",
    "show",
    "state",
    "take_up_root",
    "unread",
    "unsay",
    "uproot",
    "uproot_hidden",
]
