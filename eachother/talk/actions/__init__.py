"""The only writer of this room."""

from eachother.talk.actions.following import close_circle, come_to, follow, forget_in, stop_following
from eachother.talk.actions.leaving import forget, take_along
from eachother.talk.actions.resonating import not_been_there, say_been_there
from eachother.talk.actions.taking_back import remove, remove_picture, take_back
from eachother.talk.actions.writing import reply, say_differently, start

__all__ = [
    "close_circle",
    "come_to",
    "follow",
    "forget",
    "forget_in",
    "not_been_there",
    "remove",
    "remove_picture",
    "reply",
    "say_been_there",
    "say_differently",
    "start",
    "stop_following",
    "take_along",
    "take_back",
]
