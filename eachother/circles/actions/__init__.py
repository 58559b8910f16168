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
from eachother.circles.actions.starting import go_on_as, start
from eachother.circles.actions.stirring import STIRS_AFTER, stir

__all__ = [
    "STIRS_AFTER",
    "answer",
    "ask_in",
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
    "reword",
    "say_no",
    "start",
    "stir",
    "take_ask_back",
    "take_knock_back",
]
