"""The host takes away what a law demands."""

from django.db import transaction

from eachother.circles.models import Asking, Circle


@transaction.atomic
def remove_words(ref: str, line: str) -> bool:
    """What a circle says of itself goes; `line` stands there until it decides on other words. Says whether there was
    anything."""
    return Circle.objects.filter(ref=ref).exclude(words="").update(words=line) > 0


@transaction.atomic
def remove_clause(ref: str, line: str) -> bool:
    """In all the words in which it was put to the circle. Says whether there was such a clause."""
    return Asking.objects.filter(clause__ref=ref).update(words=line) > 0
