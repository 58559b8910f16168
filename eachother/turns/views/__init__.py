"""The pages of a circle's turns. None needs a script."""

from eachother.turns.views.doing import (
    ask_again,
    be_unwilling,
    be_willing,
    end,
    hand_on,
    pass_it,
    rest,
    say_yes,
    seen,
    take,
    take_offer_back,
    wake,
)
from eachother.turns.views.showing import lots, new, task, tasks

__all__ = [
    "ask_again",
    "be_unwilling",
    "be_willing",
    "end",
    "hand_on",
    "lots",
    "new",
    "pass_it",
    "rest",
    "say_yes",
    "seen",
    "take",
    "take_offer_back",
    "task",
    "tasks",
    "wake",
]
