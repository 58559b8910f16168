"""A question is opened, and what would help to understand it is asked, answered, and talked about."""

from django.db import transaction
from django.utils import timezone

from eachother.circles.models import Circle
from eachother.decisions import kinds
from eachother.decisions.actions.asking import open_round
from eachother.decisions.actions.holding import hold_open
from eachother.decisions.actions.proposing import put_on_the_table
from eachother.decisions.drafts import Draft
from eachother.decisions.models import Answer, Decision, Inquiry, Mode, State, Statement, Step
from eachother.decisions.queries.scope import ids_here
from eachother.decisions.rules import lengths
from eachother.decisions.told import OPENED
from eachother.foundation.refs import is_ref, new_ref
from eachother.foundation.text import clean_line, clean_text
from eachother.notices import actions as notices
from eachother.people.models import Person
from eachother.people.problems import Conflict, Problem


@transaction.atomic
def open_question(
    question: str,
    words: str,
    *,
    circle: Circle | None,
    by: Person,
    kind: str = "consent",
    mode: Mode = Mode.NAMED,
    once: str = "",
    follows: Decision | None = None,
    draft: Draft | None = None,
) -> Decision:
    """A question for the circle, or for everybody here; a `draft` is put on the table at once. Sent twice (with the
    same `once`) it is one. All who decide are told.

    Raises Problem 'question-empty', 'question-long', 'words-long', 'mode', those of a draft; Conflict 'open-many'.
    """
    question, words = clean_line(question), clean_text(words)
    found = kinds.named(kind)
    if problem := (
        lengths.problem("question", question, lengths.QUESTION)
        or lengths.problem("words", words, lengths.WORDS, may_be_empty=True)
        or ("" if mode in found.modes else "mode")
    ):
        raise Problem(problem)
    once = once if is_ref(once) else new_ref()
    if there := Decision.objects.filter(once=once).first():
        if there.opened_by_id == by.pk:
            return there
        once = new_ref()
    if Decision.objects.open().filter(circle=circle).count() >= lengths.OPEN_AT_MOST:
        raise Conflict("open-many")
    now = timezone.now()
    decision, new = Decision.objects.get_or_create(
        once=once,
        defaults={
            "circle": circle, "question": question, "words": words, "kind": kind, "mode": mode, "state": found.begins,
            "opened_by": by, "follows": follows, "moved_at": now, "due_at": now + lengths.RESTS_AFTER,
        },
    )  # fmt: skip
    if not new:
        return decision
    Step.objects.create(decision=decision, number=1, state=found.begins, by=by, created_at=now)
    decision = hold_open(decision)
    if draft:
        put_on_the_table(decision, draft, by=by)
    if found.begins == State.ASKING:
        open_round(decision, by=by, now=now)
    else:
        here = set(ids_here(circle)) - {by.pk}
        notices.tell_all(here, OPENED, about=decision.ref, scope=decision.scope)
    return decision


@transaction.atomic
def wonder(decision: Decision, words: str, *, by: Person, once: str = "") -> Inquiry:
    """What would help `by` to understand it. Sent twice it is one. Raises Problem 'inquiry-empty', 'inquiry-long',
    Conflict 'inquiries-many', Gone 'closed'."""
    words, once = clean_text(words), once if is_ref(once) else new_ref()
    if problem := lengths.problem("inquiry", words, lengths.INQUIRY):
        raise Problem(problem)
    held = hold_open(decision)
    if there := Inquiry.objects.filter(once=once, by=by, decision=held).first():
        return there
    if held.inquiries.count() >= lengths.INQUIRIES_AT_MOST:
        raise Conflict("inquiries-many")
    return Inquiry.objects.create(decision=held, words=words, by=by, once=_unused(Inquiry, once))


@transaction.atomic
def answer(inquiry: Inquiry, words: str, *, by: Person, once: str = "") -> Answer:
    """What `by` knows about that. Sent twice it is one. Raises Problem 'answer-empty', 'answer-long', Gone 'closed'."""
    words, once = clean_text(words), once if is_ref(once) else new_ref()
    if problem := lengths.problem("answer", words, lengths.ANSWER):
        raise Problem(problem)
    hold_open(inquiry.decision)
    if there := Answer.objects.filter(once=once, by=by, inquiry=inquiry).first():
        return there
    return Answer.objects.create(inquiry=inquiry, words=words, by=by, once=_unused(Answer, once))


@transaction.atomic
def state(decision: Decision, words: str, *, by: Person, once: str = "") -> Statement:
    """Something short; while a proposal is on the table, a reaction to it. Sent twice it is one. Raises Problem
    'statement-empty', 'statement-long', Gone 'closed'."""
    words, once = clean_text(words), once if is_ref(once) else new_ref()
    if problem := lengths.problem("statement", words, lengths.STATEMENT):
        raise Problem(problem)
    held = hold_open(decision)
    if there := Statement.objects.filter(once=once, by=by, decision=held).first():
        return there
    version = held.proposals.order_by("-number").first()
    return Statement.objects.create(decision=held, proposal=version, words=words, by=by, once=_unused(Statement, once))


@transaction.atomic
def take_back(statement: Statement, *, by: Person) -> None:
    """What they said shortly is gone, for as long as it is open. Twice is once. Raises Gone 'closed'."""
    hold_open(statement.decision)
    Statement.objects.filter(pk=statement.pk, by=by).delete()


def _unused(model: type[Inquiry | Answer | Statement], once: str) -> str:
    """Somebody else's slip is no reason to lose these words."""
    return new_ref() if model._default_manager.filter(once=once).exists() else once
