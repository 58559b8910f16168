"""The only writer of this room."""

from eachother.circles.actions.agreement import answer, propose, put_back, reword
from eachother.circles.actions.coming import forget, join, leave
from eachother.circles.actions.door import (
    ask_in,
    fade,
    knock,
    let_be,
    let_in,
    part,
    say_no,
    take_ask_back,
    take_knock_back,
)
from eachother.circles.actions.removing import remove_clause, remove_words
from eachother.circles.actions.settings import close_reading, rename, set_door, set_words
from eachother.circles.actions.starting import go_on_as, start
from eachother.circles.actions.stirring import STIRS_AFTER, stir

__all__ = [
    "STIRS_AFTER",
    "answer",
    "ask_in",
    "close_reading",
    "fade",
    "forget",
    "go_on_as",
    "join",
    "knock",
    "leave",
    "let_be",
    "let_in",
    "part",
    "propose",
    "put_back",
    "remove_clause",
    "remove_words",
    "rename",
    "reword",
    "say_no",
    "set_door",
    "set_words",
    "start",
    "stir",
    "take_ask_back",
    "take_knock_back",
]
