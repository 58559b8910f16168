"""News for the rooms above. Only `wiring.py` listens."""

from django.dispatch import Signal

withdrawn = Signal()  # story, use: the teller takes this use back; what stood by it goes in the same transaction
taken_back = Signal()  # story: it is about to be emptied or deleted, whole; `story.ref` stays where words lean on it
said_differently = Signal()  # story: it says something else from now on
told_otherwise = Signal()  # story: others may read it now, or it stands there by another name
