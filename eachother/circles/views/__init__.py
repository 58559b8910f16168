"""The pages of circles. None needs a script."""

from eachother.circles.views.agreement import agreement, answer, put_back, reword
from eachother.circles.views.circle import circle, circles, leaving, seen, wake
from eachother.circles.views.door import come_in, door, knock, refuse, take_knock_back
from eachother.circles.views.people import ask_in, asking, let_be, let_in, people, take_ask_back, with_somebody
from eachother.circles.views.starting import new, suggestions

__all__ = [
    "agreement",
    "answer",
    "ask_in",
    "asking",
    "circle",
    "circles",
    "come_in",
    "door",
    "knock",
    "leaving",
    "let_be",
    "let_in",
    "new",
    "people",
    "put_back",
    "refuse",
    "reword",
    "seen",
    "suggestions",
    "take_ask_back",
    "take_knock_back",
    "wake",
    "with_somebody",
]
