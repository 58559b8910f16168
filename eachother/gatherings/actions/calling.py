"""Who calls it this time."""

from django.db import transaction

from eachother.foundation.models import take_hold
from eachother.foundation.text import clean_line
from eachother.gatherings import rules
from eachother.gatherings.models import Calling, Gathering, Occasion
from eachother.people.models import Person
from eachother.people.problems import Conflict, Gone, Problem


@transaction.atomic
def call(occasion: Occasion, line: str, *, by: Person) -> None:
    """`by` calls it, or says otherwise what is done. Of two who take it at once, one has it. Raises Problem
    'line-long', Conflict 'called-already', Gone 'over'."""
    words = clean_line(line)
    if len(words) > rules.LINE_LENGTH:
        raise Problem("line-long")
    take_hold(Gathering.objects.all(), occasion.gathering_id)  # before its days, always
    held = take_hold(Occasion.objects.all(), occasion.pk)
    if held.is_over:
        raise Gone("over")
    calling, _new = Calling.objects.get_or_create(occasion=held, defaults={"by": by, "line": words})
    if calling.by_id != by.pk:
        raise Conflict("called-already")
    Calling.objects.filter(pk=calling.pk).update(line=words)


@transaction.atomic
def give_back(occasion: Occasion, *, by: Person) -> None:
    """Somebody else may call it. Twice is once."""
    Calling.objects.filter(occasion=occasion, by=by).delete()
