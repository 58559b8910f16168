"""News for the rooms above. Only `wiring.py` listens; it is told in a thread that serves nothing else."""

from django.dispatch import Signal

came_or_went = Signal()  # person_id: they have a page open now, or none any more; presence says which
gone = Signal()  # person_id: their last page has been closed for a while
