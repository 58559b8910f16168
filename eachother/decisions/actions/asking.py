"""Everybody is asked: a round begins, and ends."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from eachother.community.queries import rules_of_deciding
from eachother.decisions import kinds
from eachother.decisions.actions.holding import hold_open, move
from eachother.decisions.drafts import is_grave
from eachother.decisions.models import Decision, Elector, Over, Round, State
from eachother.decisions.queries.scope import ids_here
from eachother.decisions.rules import moving
from eachother.decisions.rules.hours import hours
from eachother.decisions.told import AMENDED, ASKED, ASKING, OPENED
from eachother.notices import actions as notices
from eachother.people.models import Person
from eachother.people.problems import Problem

AT_ONCE = 500


@transaction.atomic
def ask(decision: Decision, *, by: Person) -> Round:
    """Everybody who decides is asked now, and who that is stays as it is for this round. Twice is once. Raises Problem
    'not-yet', or why its kind is not ready; Gone 'closed'."""
    held, now = hold_open(decision), timezone.now()
    if running := held.rounds.running().first():
        return running
    last = held.proposals.order_by("-number").first()
    began = by.pk in (held.opened_by_id, last.by_id if last else None)
    since = last.created_at if last else held.moved_at
    if problem := moving.why_not_ask(held.state, began=began, since=since, now=now) or kinds.named(held.kind).ready(
        held
    ):
        raise Problem(problem)
    return open_round(held, by=by, now=now)


def open_round(decision: Decision, *, by: Person, now: datetime) -> Round:
    """The next round, of a decision that is held and has none that runs."""
    kind = kinds.named(decision.kind)
    last = decision.proposals.order_by("-number").first()
    grave = is_grave(last.effect) if last else False
    rules = rules_of_deciding()
    days = kind.measure(decision, rules, grave=grave).days
    time = hours(now, days, timezone.get_default_timezone())
    number = decision.rounds.count() + 1
    opened = Round.objects.create(
        decision=decision,
        number=number,
        proposal=last,
        by=by,
        created_at=now,
        closes_at=time.closes_at,
        reminds_at=time.reminds_at,
        grave=grave,
        kept_rules=asdict(rules),
    )
    here = ids_here(decision.circle)
    Elector.objects.bulk_create([Elector(round=opened, person_id=pk) for pk in here], batch_size=AT_ONCE)
    kind.opens(opened)
    if decision.state != State.ASKING or number > 1:
        move(decision, State.ASKING, by=by, now=now)
    decision.due_at = opened.reminds_at
    decision.save(update_fields=["due_at"])
    _tell(decision, opened, set(here) - {by.pk})
    return opened


def end_round(decision: Decision, how: Over, *, now: datetime) -> None:
    """The round that runs is over; what was said in it stays as it was."""
    decision.rounds.running().update(ended_at=now, ended=how)


def _tell(decision: Decision, opened: Round, people: set[int]) -> None:
    for kind in (OPENED, *ASKING):
        notices.settle_for_all(kind, about=[decision.ref])
    notices.tell_all(people, AMENDED if opened.number > 1 else ASKED, about=decision.ref, scope=decision.scope)
