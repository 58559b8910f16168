"""News for the rooms above and beside, told inside the verb's transaction."""

from django.dispatch import Signal

plan_thrown_away = Signal()  # person
