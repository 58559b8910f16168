"""What a circle agrees on: putting a clause on the table, wording it anew, answering, putting it back."""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from eachother.circles import parts, rules
from eachother.circles.actions.stirring import stir
from eachother.circles.kinds import CLAUSE
from eachother.circles.models import Acts, Answer, Asking, Circle, Clause, Membership, Says
from eachother.circles.queries.agreement import standing_of, standings
from eachother.circles.queries.people import ids_who_hear_of
from eachother.circles.rules import Stands
from eachother.foundation.models import take_hold
from eachother.foundation.refs import is_ref, new_ref
from eachother.foundation.text import clean_line, clean_text
from eachother.notices import actions as notices
from eachother.people.models import Person
from eachother.people.problems import Conflict, Problem

STILL_OPEN = (Stands.RUNS, Stands.LACKS, Stands.HELD)


@transaction.atomic
def propose(circle: Circle, words: str, *, part: str, by: Person, acts: Acts = Acts.NOT, once: str = "") -> Clause:
    """Put a clause on the table, and say yes to it. Sent twice (with the same `once`) it is one.

    Raises Problem 'clause-empty', 'clause-long' or 'part-unknown', Conflict 'clauses-enough', or 'acts-already' when
    there is such a clause that acts.
    """
    text = _checked(words)
    if part not in parts.KEYS:
        raise Problem("part-unknown")
    locked = take_hold(Circle.objects.all(), circle.pk)
    ref = once if is_ref(once) else new_ref()
    if sent := Clause.objects.filter(ref=ref).first():
        if sent.circle_id == circle.pk:
            return sent
        ref = new_ref()
    if Clause.objects.filter(circle=locked).count() >= rules.CLAUSES_AT_MOST:
        raise Conflict("clauses-enough")
    try:
        with transaction.atomic():
            clause = Clause.objects.create(ref=ref, circle=locked, part=part, acts=acts)
    except IntegrityError:
        raise Conflict("acts-already") from None
    _ask(clause, text, number=1, by=by)
    return clause


@transaction.atomic
def reword(clause: Clause, words: str, *, number: int, by: Person) -> Asking:
    """Put it in other words, with one's own yes: everybody is asked anew. Sent twice it is once. Raises Problem as
    `propose`, Conflict 'clause-moved' when somebody was first."""
    text = _checked(words)
    last = _last(clause, by)
    if last.number == number and last.words == text and last.by_id == by.pk:
        return last
    if last.number != number - 1:
        raise Conflict("clause-moved")
    return _ask(clause, text, number=number, by=by)


@transaction.atomic
def answer(clause: Clause, says: Says, words: str, *, number: int, by: Person) -> None:
    """Say yes or no to it, or something else than before. Twice is once.

    Raises Problem 'answer-long', Conflict 'clause-moved' when it stands in other words now, and 'clause-holds' when it
    came into force meanwhile.
    """
    line = clean_line(words) if says == Says.NO else ""
    if len(line) > rules.ANSWER_LENGTH:
        raise Problem("answer-long")
    last = _last(clause, by)
    if last.number != number:
        raise Conflict("clause-moved")
    known = Answer.objects.filter(asking=last, person=by).first()
    if known and (known.says, known.words) == (says, line):
        return
    if standing_of(last).stands == Stands.HOLDS:
        raise Conflict("clause-holds")
    Answer.objects.update_or_create(
        asking=last, person=by, defaults={"says": says, "words": line, "created_at": timezone.now()}
    )
    stir(clause.circle)
    if standing_of(last).stands == Stands.HOLDS:
        notices.settle_for_all(CLAUSE, about=[clause.ref])
    else:
        notices.settle(by, CLAUSE, about=clause.ref)


@transaction.atomic
def put_back(clause: Clause, *, number: int, by: Person) -> None:
    """Put it back on the table as it is worded: it holds no longer, and everybody is asked anew. No reason is asked,
    and it says neither yes nor no. `number` is the asking that begins: pressed twice it is once. Where it is on the
    table already nothing happens."""
    last = _last(clause, by)
    if last.number == number - 1 and standing_of(last).stands not in (Stands.RUNS, Stands.HELD):
        _ask(clause, last.words, number=number, by=by, says_yes=False)


def counted_in(circle: Circle) -> None:
    """Somebody has come in: what is on the table is put to them too."""
    Asking.objects.filter(pk__in=_open_in(circle)).update(asked=F("asked") + 1)


def counted_out(circle: Circle, person: Person) -> None:
    """Somebody has gone: what they said to what is still on the table goes with them. What holds goes on to hold."""
    still_open = Asking.objects.filter(pk__in=_open_in(circle))
    held = still_open.filter(answers__person=person, answers__says=Says.NO, closes_at__lt=timezone.now())
    freed = list(held.values_list("pk", flat=True))
    Answer.objects.filter(asking__in=still_open, person=person).delete()
    still_open.filter(asked__gt=0).update(asked=F("asked") - 1)
    Asking.objects.filter(pk__in=freed).update(closes_at=timezone.now())  # what holds by it holds from now on


def forget_answers(person: Person) -> None:
    """That somebody agreed stays, not who; nor what they wrote to a no."""
    Answer.objects.filter(person=person).update(person=None, words="")
    Asking.objects.filter(by=person).update(by=None)


def _ask(clause: Clause, words: str, *, number: int, by: Person, says_yes: bool = True) -> Asking:
    asked = Membership.objects.filter(circle=clause.circle_id).count()
    closes_at = timezone.now() + rules.ANSWERED_WITHIN
    asking = Asking.objects.create(clause=clause, number=number, words=words, by=by, asked=asked, closes_at=closes_at)
    if says_yes:
        Answer.objects.create(asking=asking, person=by, says=Says.YES)
    stir(clause.circle)
    notices.settle_for_all(CLAUSE, about=[clause.ref])
    notices.tell_all(ids_who_hear_of(clause.circle, by), CLAUSE, about=clause.ref, by=by, scope=clause.circle.ref)
    return asking


def _checked(words: str) -> str:
    text = clean_text(words)
    if reason := rules.clause_problem(text):
        raise Problem(reason)
    return text


def _last(clause: Clause, by: Person) -> Asking:
    """The asking that counts. Nobody else changes the circle's agreement until this is done."""
    take_hold(Circle.objects.all(), clause.circle_id)
    return Asking.objects.filter(clause=clause).order_by("-number")[0]


def _open_in(circle: Circle) -> list[int]:
    """The last askings (ids) of the clauses that are not in force."""
    return [asking for asking, standing in standings(circle).items() if standing.stands in STILL_OPEN]
