"""What happens by itself: those who have not spoken are reminded, rounds end, decisions close. Each may be done twice,
or by two at once: whoever closes holds the decision's row, and an outcome there already is the outcome."""

import logging
from datetime import datetime, timedelta

from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, transaction
from django.utils import timezone

from eachother.community import effects
from eachother.decisions import announcements, entries, kinds
from eachother.decisions.actions.asking import end_round
from eachother.decisions.actions.holding import hold, move
from eachother.decisions.kinds import Closes, Halts
from eachother.decisions.models import Decision, Done, Ended, Outcome, Over, Round, State
from eachother.decisions.queries.scope import ids_here
from eachother.decisions.queries.standing import standing
from eachother.decisions.rules import lengths, moving
from eachother.decisions.rules.hours import A_MOMENT_LONGER, hours
from eachother.decisions.told import ASKING, CLOSED, OPENED, REMINDED
from eachother.foundation.text import clean_text
from eachother.notices import actions as notices
from eachother.people.models import Person
from eachother.people.problems import Problem

LOG = logging.getLogger("eachother.decisions")
UNFIT = (LookupError, TypeError, ValueError, ObjectDoesNotExist, IntegrityError)  # what it was given fits no more


def go_on_everywhere() -> None:
    """Every decision in which something is due. Each is a transaction of its own: killed half-way, the others come
    round again, and one that cannot go on keeps no other waiting."""
    for decision in Decision.objects.due().order_by("due_at", "pk"):
        try:
            go_on(decision)
        except Exception:
            LOG.exception("A decision could not go on; it comes round again.")


@transaction.atomic
def go_on(decision: Decision) -> None:
    """Whatever is due now in this decision. Twice is once."""
    held, now = hold(decision), timezone.now()
    if held.state == State.CLOSED:
        return
    running = held.rounds.running().select_related("proposal").first()
    if running:
        weigh(held, running, now)
    elif held.due_at and held.due_at <= now:
        close(held, None, Closes(Ended.RESTS), now=now)


def weigh(decision: Decision, running: Round, now: datetime) -> None:
    """What the voices of the round that runs come to just now, and what follows from it. The decision is held."""
    verdict = kinds.named(decision.kind).verdict(running, standing(decision, running, now))
    if decision.state == State.HALTED:
        _while_halted(decision, running, verdict, now)
    elif isinstance(verdict, Closes):
        close(decision, running, verdict, now=now)
    elif isinstance(verdict, Halts):
        _halt(decision, running, now)
    elif running.closes_at <= now:
        _too_few(decision, running, now)
    else:
        _remind(decision, running, now)


def close(
    decision: Decision, running: Round | None, closes: Closes, *, now: datetime, by: Person | None = None
) -> None:
    """The decision, which is held, has its outcome; it stands in the record, its effect is done, and all who decide are
    told."""
    if running:
        end_round(decision, Over.OUTCOME, now=now)
    move(decision, State.CLOSED, by=by, now=now)
    outcome = Outcome.objects.create(
        decision=decision, round=running, ended=closes.ended, words=closes.words, by=by, created_at=now
    )
    if running:
        kinds.named(decision.kind).closed(running)
    entries.write(outcome)
    if closes.effect:
        _do(decision, outcome, closes)
    Decision.objects.filter(pk=decision.pk).update(due_at=None)
    for kind in (OPENED, *ASKING):
        notices.settle_for_all(kind, about=[decision.ref])
    told = set(ids_here(decision.circle)) - ({by.pk} if by else set())
    notices.tell_all(told, CLOSED, about=decision.ref, scope=decision.scope)
    announcements.closed.send(sender=Decision, decision=decision, outcome=outcome)


@transaction.atomic
def let_rest(decision: Decision, words: str, *, by: Person) -> None:
    """Nothing is decided, and all stays as it is; anybody may take it up again. Twice is once. Raises Problem
    'not-yours', 'asked-now', 'outcome-long'."""
    words = clean_text(words)
    if problem := lengths.problem("outcome", words, lengths.OUTCOME, may_be_empty=True):
        raise Problem(problem)
    held = hold(decision)
    if held.state == State.CLOSED:
        return
    last = held.proposals.order_by("-number").first()
    began = by.pk in (held.opened_by_id, last.by_id if last else None)
    if problem := moving.why_not_rest(held.state, began=began):
        raise Problem(problem)
    running = held.rounds.running().first()
    close(held, running, Closes(Ended.RESTS, words), now=timezone.now(), by=by)


@transaction.atomic
def has_seen(decision: Decision, *, by: Person) -> None:
    """That it was opened, or is closed. Twice is once."""
    for kind in (OPENED, CLOSED):
        notices.settle(by, kind, about=decision.ref)


def _do(decision: Decision, outcome: Outcome, closes: Closes) -> None:
    """What it does by itself, once; where that can no longer be done, the outcome says so and nothing of it stays."""
    failed = ""
    try:
        with transaction.atomic():
            effects.carry_out(closes.effect, dict(closes.given), decision.circle, decision.ref)
    except Problem as problem:
        failed = problem.reason
    except UNFIT:
        LOG.exception("What a decision was to do could not be done.")
        failed = "unfit"
    Done.objects.create(
        outcome=outcome, effect=closes.effect, given=dict(closes.given), says=closes.says, failed=failed
    )


def _halt(decision: Decision, running: Round, now: datetime) -> None:
    Round.objects.filter(pk=running.pk).update(halted_at=now)
    move(decision, State.HALTED, by=None, now=now)
    _due(decision, now + lengths.HALTED_RESTS_AFTER)


def _while_halted(decision: Decision, running: Round, verdict: kinds.Verdict, now: datetime) -> None:
    """Where nothing stands against it any more it does not close at once: all who relied on the objection have until
    the next evening to say so."""
    if isinstance(verdict, Halts):
        if decision.due_at and decision.due_at <= now:
            close(decision, running, Closes(Ended.RESTS), now=now)
        return
    running.closes_at = hours(now, A_MOMENT_LONGER, timezone.get_default_timezone()).closes_at
    running.save(update_fields=["closes_at"])
    move(decision, State.ASKING, by=None, now=now)
    _due(decision, running.closes_at)


def _too_few(decision: Decision, running: Round, now: datetime) -> None:
    """As much time again, once; then it rests."""
    if running.stretched_at:
        close(decision, running, Closes(Ended.RESTS), now=now)
        return
    days = max(1, round((running.closes_at - running.created_at) / timedelta(days=1)))
    running.stretched_at = now
    running.closes_at = hours(now, days, timezone.get_default_timezone()).closes_at
    running.save(update_fields=["stretched_at", "closes_at"])
    _due(decision, running.closes_at)


def _remind(decision: Decision, running: Round, now: datetime) -> None:
    """Those who have not spoken are told so, once in a round."""
    if running.reminds_at > now or running.reminded_at:
        return
    running.reminded_at = now
    running.save(update_fields=["reminded_at"])
    spoken = kinds.named(decision.kind).spoken([running.pk]).values("pk")
    silent = running.electors.still().exclude(pk__in=spoken).exclude(person=None)
    for kind in ASKING:
        notices.settle_for_all(kind, about=[decision.ref])
    told = set(silent.values_list("person_id", flat=True))
    notices.tell_all(told, REMINDED, about=decision.ref, scope=decision.scope)
    _due(decision, running.closes_at)


def _due(decision: Decision, at: datetime) -> None:
    decision.due_at = at
    decision.save(update_fields=["due_at"])
