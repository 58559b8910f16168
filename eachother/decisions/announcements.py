"""News for the rooms above. Only `wiring.py` listens."""

from django.dispatch import Signal

closed = Signal()  # decision, outcome: inside the transaction that closes it, after its effect
