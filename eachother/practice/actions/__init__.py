"""The only writer of this room."""

from eachother.practice.actions.removing import remove
from eachother.practice.actions.sitting import begin_again, choose, go, part, sit_down, sit_opposite, sweep
from eachother.practice.actions.writing import change, clear, forget, take_back, write

__all__ = [
    "begin_again",
    "change",
    "choose",
    "clear",
    "forget",
    "go",
    "part",
    "remove",
    "sit_down",
    "sit_opposite",
    "sweep",
    "take_back",
    "write",
]
