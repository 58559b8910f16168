"""The only writers of this room."""

from eachother.gatherings.actions.answering import answer
from eachother.gatherings.actions.calling import call, give_back
from eachother.gatherings.actions.changing import call_off, move, put_back
from eachother.gatherings.actions.feeding import choose, make_address, stop_feed
from eachother.gatherings.actions.leaving import close_circle, forget, leave_circle, part, step_back
from eachother.gatherings.actions.noting import note
from eachother.gatherings.actions.reminding import ask_for_reminders, has_seen, remind, stop_reminders, sweep
from eachother.gatherings.actions.removing import remove
from eachother.gatherings.actions.setting_up import end, go_on_otherwise, lay_out_further, reword, set_up

__all__ = [
    "answer", "ask_for_reminders", "call", "call_off", "choose", "close_circle", "end", "forget", "give_back",
    "go_on_otherwise", "has_seen", "lay_out_further", "leave_circle", "make_address", "move", "note", "part",
    "put_back", "remind", "remove", "reword", "set_up", "step_back", "stop_feed", "stop_reminders", "sweep",
]  # fmt: skip
