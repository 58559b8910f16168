"""News for the rooms above. Only `wiring.py` listens."""

from django.dispatch import Signal

arrived = Signal()  # person, invitation: through which they came in, None when the door was open
described = Signal()  # person: they said something new about themselves
united = Signal()  # gone, kept, people: two experiences are one from now on; for these people (ids) something changes
openness_changed = Signal()  # person
blocked = Signal()  # by, other
unblocked = Signal()  # by, other
muted = Signal()  # by, other
unmuted = Signal()  # by, other
left = Signal()  # person: nobody comes across them from now on; what they leave behind goes later, or at once
came_back = Signal()  # person: they had left, and stay after all
powers_changed = Signal()  # person, said: whether one was put on the table (else taken off it)
