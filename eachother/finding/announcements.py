"""News for the rooms above and beside. Only `wiring.py` listens."""

from django.dispatch import Signal

nods_met = Signal()  # first, second: two people have nodded to each other
