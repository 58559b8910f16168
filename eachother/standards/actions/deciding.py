"""What a decision does, and how a standard comes back on the table. Nothing else changes what holds."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from eachother.decisions.models import Decision
from eachother.foundation.text import clean_text
from eachother.notices import actions as notices
from eachother.people.models import Person
from eachother.people.problems import Gone, Problem
from eachother.standards import queries, rules
from eachother.standards.kinds import BACK
from eachother.standards.models import Adoption, Recall, Showing, Standard, Statement


@transaction.atomic
def adopt(statement: str, months: int, decision: str) -> None:
    """This statement (by ref) holds from now on, in the place of the one before. Raises Gone 'gone'."""
    found = Statement.objects.filter(ref=statement).select_related("standard").first()
    if found is None:
        raise Gone("gone")
    held = Standard.objects.select_for_update().get(pk=found.standard_id)
    _end(held, decision)
    Adoption.objects.create(
        standard=held,
        statement=found,
        decision=Decision.objects.filter(ref=decision).first(),
        look_again_on=rules.look_again(timezone.localdate(), months),
    )
    Standard.objects.filter(pk=held.pk).update(moved_at=timezone.now())


@transaction.atomic
def retire(standard: str, decision: str) -> None:
    """It holds no more; what grew stays to be read. Raises Gone 'gone' where it does not hold."""
    held = Standard.objects.select_for_update().filter(ref=standard).first()
    if held is None or not _end(held, decision):
        raise Gone("gone")
    Standard.objects.filter(pk=held.pk).update(moved_at=timezone.now())


@transaction.atomic
def show(shown: bool, decision: str) -> None:
    """The standards have a page on the open web, or none. Twice is once."""
    if not shown:
        Showing.objects.filter(ended_at=None).update(ended_at=timezone.now())
    elif not Showing.objects.filter(ended_at=None).exists():
        Showing.objects.create(decision=decision)


@transaction.atomic
def recall(standard: Standard, words: str, *, by: Person | None, day: date | None = None) -> Recall:
    """It is back on the table; whoever had to do with it is told. What is there already stays there. Without `by` it is
    its `day` that has come. Raises Problem 'recall-empty', 'recall-long'; Gone 'gone' where it does not hold."""
    said = clean_text(words)
    if problem := rules.words_problem("recall", said, may_be_empty=by is None):
        raise Problem(problem)
    held = Standard.objects.select_for_update().holding().filter(pk=standard.pk).first()
    if held is None:
        raise Gone("gone")
    if there := Recall.objects.filter(standard=held, settled_at=None).first():
        return there
    made = Recall.objects.create(standard=held, by=by, words=said, by_day=day)
    notices.tell_all(queries.who_had_to_do_with(held) - {by.pk if by else 0}, BACK, about=held.ref, by=by)
    Standard.objects.filter(pk=held.pk).update(moved_at=timezone.now())
    return made


def come_back() -> int:
    """What is due to be looked at again is back on the table. Says how many are."""
    today = timezone.localdate()
    due = queries.due(today)
    for adoption in due:
        recall(adoption.standard, "", by=None, day=adoption.look_again_on)
    return len(due)


def _end(standard: Standard, decision: str) -> bool:
    """Whether anything held until now."""
    cause = Decision.objects.filter(ref=decision).first()
    now = timezone.now()
    ended = Adoption.objects.filter(standard=standard, ended_at=None).update(ended_at=now, ended_by=cause)
    Recall.objects.filter(standard=standard, settled_at=None).update(settled_at=now)
    notices.settle_for_all(BACK, about=[standard.ref])
    return bool(ended)
