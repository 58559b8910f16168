"""News for the rooms above and beside. Only `wiring.py` listens."""

from django.dispatch import Signal

hello_said = Signal()  # connection
came_alongside = Signal()  # connection
parted = Signal()  # connection: ended, withdrawn or put aside
