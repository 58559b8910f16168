"""What it was like."""

from django.db import transaction

from eachother.circles import actions as circles
from eachother.foundation.models import take_hold
from eachother.foundation.text import clean_text
from eachother.gatherings import rules
from eachother.gatherings.models import Gathering, Note, Occasion
from eachother.people.models import Person
from eachother.people.problems import Conflict, Problem


@transaction.atomic
def note(occasion: Occasion, words: str, *, after: int, by: Person) -> None:
    """A new wording of this day's note, written after reading number `after` (0: there was none). The same words again
    are no new one. Raises Problem 'note-empty', 'note-long', Conflict 'note-meanwhile' when there is a newer one."""
    said = clean_text(words)
    if not said:
        raise Problem("note-empty")
    if len(said) > rules.NOTE_LENGTH:
        raise Problem("note-long")
    take_hold(Gathering.objects.all(), occasion.gathering_id)  # before its days, always
    held = take_hold(Occasion.objects.select_related("gathering__circle"), occasion.pk)
    last = Note.objects.filter(occasion=held).order_by("-number").first()
    if last and last.words == said:
        return
    number = last.number if last else 0
    if number != after:
        raise Conflict("note-meanwhile")
    Note.objects.create(occasion=held, number=number + 1, words=said, by=by)
    if held.gathering.circle:
        circles.stir(held.gathering.circle)
