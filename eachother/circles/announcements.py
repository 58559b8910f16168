"""News for the rooms above. Only `wiring.py` listens."""

from django.dispatch import Signal

joined = Signal()  # circle, person
closed_to_others = Signal()  # circle: from now on only who is in it may read there
left = Signal()  # circle, person, takes_words: whether they take along (away from the circle) what they wrote there
