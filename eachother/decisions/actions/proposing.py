"""A proposal is put on the table, and amended: a new version asks again."""

from django.db import transaction
from django.utils import timezone

from eachother.decisions.actions.asking import end_round, open_round
from eachother.decisions.actions.holding import hold_open, move
from eachother.decisions.drafts import Draft
from eachother.decisions.models import Decision, Over, Proposal, State
from eachother.decisions.rules import lengths, moving
from eachother.foundation.refs import is_ref, new_ref
from eachother.foundation.text import clean_text
from eachother.people.models import Person
from eachother.people.problems import Conflict, Problem


@transaction.atomic
def propose(decision: Decision, draft: Draft, *, after: int, by: Person, once: str = "") -> Proposal:
    """A version more, written after reading number `after` (0: there was none). Where one is asked already, the round
    is over and everybody is asked again, with a new electorate. Sent twice it is one.

    Raises Problem 'proposal-empty', 'proposal-long', 'proposal-same', 'asked-now'; Conflict 'proposal-meanwhile',
    'versions-many'; Gone 'closed'.
    """
    held, now = hold_open(decision), timezone.now()
    if is_ref(once) and (there := Proposal.objects.filter(once=once, decision=held, by=by).first()):
        return there
    last = held.proposals.order_by("-number").first()
    if problem := moving.why_not_propose(held.state, own=last is None or last.by_id == by.pk):
        raise Problem(problem)
    if (last.number if last else 0) != after:
        raise Conflict("proposal-meanwhile")
    version = put_on_the_table(held, draft, by=by, once=once)
    if held.state in moving.ASKED:
        end_round(held, Over.AMENDED, now=now)
        open_round(held, by=by, now=now)
    return version


def put_on_the_table(decision: Decision, draft: Draft, *, by: Person, once: str = "") -> Proposal:
    """The next version, of a decision that is held."""
    words = clean_text(draft.words)
    last = decision.proposals.order_by("-number").first()
    if problem := lengths.problem("proposal", words, lengths.PROPOSAL):
        raise Problem(problem)
    if last and (last.words, last.effect, last.given) == (words, draft.effect, dict(draft.given)):
        raise Problem("proposal-same")
    number = last.number + 1 if last else 1
    if number > lengths.VERSIONS_AT_MOST:
        raise Conflict("versions-many")
    taken = not is_ref(once) or Proposal.objects.filter(once=once).exists()
    version = Proposal.objects.create(
        decision=decision,
        number=number,
        words=words,
        by=by,
        once=new_ref() if taken else once,
        effect=draft.effect,
        given=dict(draft.given),
        says=draft.says(decision.circle),
    )
    if decision.state == State.UNDERSTANDING:
        move(decision, State.SHAPING, by=by, now=version.created_at)
    elif decision.state == State.SHAPING:
        _goes_on(decision, version)
    return version


def _goes_on(decision: Decision, version: Proposal) -> None:
    """Something happened: it need not rest so soon."""
    decision.moved_at, decision.due_at = version.created_at, version.created_at + lengths.RESTS_AFTER
    decision.save(update_fields=["moved_at", "due_at"])


@transaction.atomic
def shape(decision: Decision, *, by: Person) -> None:
    """Something is on the table that is no proposal: a kind's first option. Twice is once. Raises Gone 'closed'."""
    held = hold_open(decision)
    if held.state == State.UNDERSTANDING:
        move(held, State.SHAPING, by=by, now=timezone.now())
