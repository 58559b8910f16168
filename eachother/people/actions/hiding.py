"""Words that a person would rather not come across."""

from django.db import transaction

from eachother.foundation.text import clean_line, key_of
from eachother.people import rules
from eachother.people.models import HiddenWord, Person
from eachother.people.problems import Problem


@transaction.atomic
def hide(words: str, *, by: Person) -> HiddenWord:
    """What others say is folded for `by` from now on where it has these words. Said twice is said once; another
    spelling of the same is the same. Raises Problem 'hidden-empty', 'hidden-long', 'hidden-enough'."""
    if problem := rules.hidden_problem(words):
        raise Problem(problem)
    Person.objects.select_for_update().get(pk=by.pk)
    theirs, key = HiddenWord.objects.filter(person=by), key_of(words)
    known = theirs.filter(key=key).first()
    if known is None and theirs.count() >= rules.HIDDEN_AT_MOST:
        raise Problem("hidden-enough")
    return known or HiddenWord.objects.create(person=by, words=clean_line(words), key=key)


@transaction.atomic
def show_again(ref: str, *, by: Person) -> None:
    """They may come across it again. Where there is nothing of theirs by this ref, nothing happens."""
    HiddenWord.objects.filter(person=by, ref=ref).delete()
