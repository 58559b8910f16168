"""What a circle began with is changed by its decisions and by nothing else: each verb is an effect (`effects.py`)."""

from django.db import transaction

from eachother.circles import announcements, rules
from eachother.circles.actions.stirring import stir
from eachother.circles.models import Circle, Door, Readers
from eachother.foundation.text import clean_line, clean_text
from eachother.people.problems import Gone, Problem


@transaction.atomic
def rename(circle: Circle, name: str) -> None:
    """Raises Problem 'name-empty' or 'name-long', Gone 'circle-over'."""
    line = clean_line(name)
    if reason := rules.name_problem(line):
        raise Problem(reason)
    _keep(circle, name=line)


@transaction.atomic
def set_words(circle: Circle, words: str) -> None:
    """What it is about. Raises Problem 'words-long', 'challenge-empty' where it is about nothing else, Gone
    'circle-over'."""
    text = clean_text(words)
    if reason := rules.words_problem(text, about=circle.abouts.count()):
        raise Problem(reason)
    _keep(circle, words=text)


@transaction.atomic
def set_door(circle: Circle, door: Door) -> None:
    """Raises Gone 'circle-over'."""
    _keep(circle, door=door)


@transaction.atomic
def close_reading(circle: Circle) -> None:
    """Only who is in it may read from now on. The other way there is none: docs/decisions/circles-reading.md. Raises
    Gone 'circle-over'."""
    _keep(circle, readers=Readers.CIRCLE)
    announcements.closed_to_others.send(sender=Circle, circle=circle)


def _keep(circle: Circle, **changed: str) -> None:
    held = Circle.objects.select_for_update().filter(pk=circle.pk).first()
    if held is None:
        raise Gone("circle-over")
    for name, value in changed.items():
        setattr(held, name, value)
        setattr(circle, name, value)
    held.save(update_fields=list(changed))
    stir(held)
