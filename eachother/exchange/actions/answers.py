"""Answering a slip, taking an answer up, putting it aside; none of it owed."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from eachother.circles import actions as circles
from eachother.exchange import rules
from eachother.exchange.actions.slips import held_slip, tell_pages
from eachother.exchange.kinds import AFTERWORD, ANSWER, NOBODY_YET, ROUND, TAKEN_UP
from eachother.exchange.models import Answer, Round, Slip
from eachother.foundation.models import take_hold
from eachother.foundation.text import clean_line
from eachother.notices import actions as notices
from eachother.people import actions as people
from eachother.people.models import Person
from eachother.people.problems import Gone, Problem


@transaction.atomic
def answer(slip: Slip, words: str, *, by: Person) -> Answer:
    """`by` could do that, or would like it; whoever wrote the slip is told. Said again, the last words count.

    Raises Problem 'yourself' or 'answer-long', Gone 'over'.
    """
    line = clean_line(words)
    if slip.by_id == by.pk:
        raise Problem("yourself")
    if len(line) > rules.ANSWER_LENGTH:
        raise Problem("answer-long")
    if not (slip := held_slip(slip)).is_up:
        raise Gone("over")
    said, new = Answer.objects.update_or_create(slip=slip, by=by, defaults={"words": line})
    if new:
        notices.tell(slip.by, ANSWER, about=said.ref, by=by, scope=slip.scope)
        notices.settle(slip.by, NOBODY_YET, about=slip.ref)
        _no_longer_asked(slip, by)
        if slip.circle:
            circles.stir(slip.circle)
    tell_pages(slip)
    return said


@transaction.atomic
def take_answer_back(slip: Slip, *, by: Person) -> None:
    """Nothing of it is left. What it opened between the two stays. Twice is once."""
    for said in Answer.objects.filter(slip=slip, by=by):
        tell_pages(slip)
        for kind in (ANSWER, TAKEN_UP, AFTERWORD):
            notices.settle_for_all(kind, about=[said.ref])
        said.delete()


@transaction.atomic
def take_up(said: Answer, *, by: Person) -> None:
    """The writer of the slip takes this answer up: whoever gave it is told, and either may say hello to the other, as
    after two nods. Twice is once."""
    notices.settle(by, ANSWER, about=said.ref)
    said = take_hold(Answer.objects.select_related("by", "slip__circle"), said.pk)
    taken = Answer.objects.filter(pk=said.pk, taken_up_at=None).update(taken_up_at=timezone.now(), put_aside_at=None)
    if taken:
        people.acquaint(by, said.by)
        notices.tell(said.by, TAKEN_UP, about=said.ref, by=by, scope=said.slip.scope)
        tell_pages(said.slip)


@transaction.atomic
def put_aside(said: Answer, *, by: Person) -> None:
    """It waits no longer for whoever wrote the slip; whoever gave it is told nothing. One that was taken up stays."""
    notices.settle(by, ANSWER, about=said.ref)
    Answer.objects.filter(pk=said.pk, taken_up_at=None, put_aside_at=None).update(put_aside_at=timezone.now())


@transaction.atomic
def let_be(slip: Slip, *, by: Person) -> None:
    """It had come round to `by`, who lets it be; nobody is told."""
    _no_longer_asked(slip, by)


@transaction.atomic
def see(slip: Slip, *, by: Person) -> None:
    """`by` has read that it was taken up, that nobody has answered yet, or what was said afterwards."""
    notices.settle(by, NOBODY_YET, about=slip.ref)
    for said in Answer.objects.filter(Q(by=by) | Q(slip__by=by), slip=slip):
        for kind in (TAKEN_UP, AFTERWORD):
            notices.settle(by, kind, about=said.ref)


def _no_longer_asked(slip: Slip, person: Person) -> None:
    notices.settle(person, ROUND, about=slip.ref)
    Round.objects.filter(slip=slip, person=person, let_be_at=None).update(let_be_at=timezone.now())
