"""The only writer of this room."""

from eachother.stories.actions.leaving import clear, forget, leave_circle, part, put_all_words
from eachother.stories.actions.pieces import hang, record, silence, sweep, take_picture_down, write_down
from eachother.stories.actions.removing import remove, remove_differently
from eachother.stories.actions.resonating import not_been_there, say_been_there, see_differently, unsay
from eachother.stories.actions.taking_back import take_back
from eachother.stories.actions.telling import hear, tell
from eachother.stories.actions.using import allow_use, withdraw
from eachother.stories.actions.writing import begin, forget_before, go_on_as, say_differently

__all__ = [
    "allow_use",
    "begin",
    "clear",
    "forget",
    "forget_before",
    "go_on_as",
    "hang",
    "hear",
    "leave_circle",
    "not_been_there",
    "part",
    "put_all_words",
    "record",
    "remove",
    "remove_differently",
    "say_been_there",
    "say_differently",
    "see_differently",
    "silence",
    "sweep",
    "take_back",
    "take_picture_down",
    "tell",
    "unsay",
    "withdraw",
    "write_down",
]
