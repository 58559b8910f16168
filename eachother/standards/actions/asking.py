"""Everybody is asked: a decision is opened that carries what it would do."""

from django.db import transaction
from django.utils.translation import gettext as _

from eachother.decisions import actions as decisions
from eachother.decisions.drafts import Draft
from eachother.decisions.models import Decision
from eachother.people.models import Person
from eachother.people.problems import Conflict, Problem
from eachother.standards import queries, rules
from eachother.standards.models import Adoption, Root, Standard, Statement


@transaction.atomic
def ask(statement: Statement, months: int, words: str, *, by: Person, once: str = "") -> Decision:
    """A decision is opened on this statement; agreed, it holds, and comes back on the table after so many months. One
    that holds already would go on for as long again. Sent twice it is one.

    Raises Problem 'months', 'no-story', 'no-statement'; Conflict 'asked-now', and what `decisions.open_question`
    does."""
    if months not in rules.MONTHS:
        raise Problem("months")
    held = Standard.objects.select_for_update().get(pk=statement.standard_id)
    stories = Root.objects.filter(standard=held, gone_at=None).count()
    holds = Adoption.objects.filter(standard=held).exists()
    if problem := rules.may_be_asked(stories=stories, statements=1, holds=holds):
        raise Problem(problem)
    draft = Draft(statement.words, "standards.adopt", {"statement": statement.ref, "months": months})
    return _open(held, _("Ought this to be so here?"), words, draft, by=by, once=once)


@transaction.atomic
def ask_to_retire(standard: Standard, words: str, *, by: Person, once: str = "") -> Decision:
    """A decision is opened on letting it go. Raises Conflict 'asked-now', 'gone', and what `open_question` does."""
    held = Standard.objects.select_for_update().get(pk=standard.pk)
    adoption = Adoption.objects.filter(standard=held, ended_at=None).select_related("statement").first()
    if adoption is None:
        raise Conflict("gone")
    draft = Draft(adoption.statement.words, "standards.retire", {"standard": held.ref})
    return _open(held, _("Shall we let this standard go?"), words, draft, by=by, once=once)


def _open(standard: Standard, question: str, words: str, draft: Draft, *, by: Person, once: str) -> Decision:
    if sent := Decision.objects.filter(once=once, opened_by=by).first():
        return sent
    if queries.asked_about([standard]):
        raise Conflict("asked-now")
    return decisions.open_question(question, words, circle=None, by=by, once=once, draft=draft)
