"""Tables of the gatherings.

A gathering is what people have agreed: its words, its place, its rhythm. Each of its days is an occasion, laid out two
years ahead (`actions.laying_out`); what happens to one day hangs on its occasion.

An occasion is
as agreed    it has no change
moved        its change says where to, by whom and when
called off   its change says so, by whom and when
as agreed    again, when the change was put back, which is kept as well
"""

from eachother.gatherings.models.answer import Answer, Said
from eachother.gatherings.models.feed import Chosen, Feed, Names, Reminder
from eachother.gatherings.models.gathering import Gathering, Rhythm
from eachother.gatherings.models.occasion import Calling, Change, Kind, Note, Occasion

__all__ = [
    "Answer", "Calling", "Change", "Chosen", "Feed", "Gathering", "Kind", "Names", "Note", "Occasion", "Reminder",
    "Rhythm", "Said",
]  # fmt: skip
