"""What the page of one decision shows one person. Never writes."""

from typing import NamedTuple

from django.utils import timezone

from eachother.decisions import kinds
from eachother.decisions.kinds import Kind, Seen
from eachother.decisions.models import Decision, State
from eachother.decisions.queries import elector_in, last_round
from eachother.decisions.queries.said import (
    Asked,
    Said,
    Taken,
    Version,
    inquiries_page,
    statements_page,
    steps,
    versions,
)
from eachother.decisions.queries.standing import standing
from eachother.decisions.queries.whose import Whose, whose
from eachother.decisions.rules import moving
from eachother.people.models import Person
from eachother.web.paging import Paged


class DecisionPage(NamedTuple):
    """`versions` are those of the proposal, the last first; `may` names what this person can do just now: 'say',
    'propose', 'ask', 'rest'. `wait` is why they cannot ask everybody yet, as a reason of `words.py`."""

    seen: Seen
    kind: Kind
    opened_by: Whose
    closed_by: Whose
    versions: list[Version]
    inquiries: Paged[Asked]
    statements: Paged[Said]
    steps: list[Taken]
    may: frozenset[str]
    wait: str


def seen_by(person: Person, decision: Decision) -> Seen:
    """The decision and its round, as this person sees them."""
    is_in = bool(decision.is_in)  # type: ignore[attr-defined]
    round_ = last_round(decision)
    if round_ is None:
        return Seen(decision, is_in, None, None, None)
    runs = round_.ended_at is None
    stands = standing(decision, round_, timezone.now()) if runs else None
    return Seen(decision, is_in, round_, stands, elector_in(round_, person))


def decision_page(person: Person, decision: Decision, *, asked: int, said: int) -> DecisionPage:
    """With a page (by number) of what would help, and one of what was said. A fixed number of queries, however much
    there is."""
    seen, kind = seen_by(person, decision), kinds.named(decision.kind)
    on_the_table, taken = versions(decision, person), steps(decision, person)
    may, wait = _may(person, seen, kind, on_the_table)
    outcome = getattr(decision, "outcome", None)
    names = whose(person, [decision.opened_by_id, outcome.by_id if outcome else None])
    return DecisionPage(
        seen=seen,
        kind=kind,
        opened_by=names.get(decision.opened_by_id, Whose()),
        closed_by=names.get(outcome.by_id, Whose()) if outcome else Whose(),
        versions=on_the_table,
        inquiries=inquiries_page(decision, person, asked),
        statements=statements_page(decision, person, said),
        steps=taken,
        may=may,
        wait=wait,
    )


def _may(person: Person, seen: Seen, kind: Kind, on_the_table: list[Version]) -> tuple[frozenset[str], str]:
    decision = seen.decision
    if not seen.is_in or decision.state == State.CLOSED:
        return frozenset(), ""
    last = on_the_table[0].proposal if on_the_table else None
    own = last is None or last.by_id == person.pk
    began = person.pk in (decision.opened_by_id, last.by_id if last else None)
    since = last.created_at if last else decision.moved_at
    why_not_ask = moving.why_not_ask(decision.state, began=began, since=since, now=timezone.now())
    can = {
        "say": True,
        "propose": kind.proposes and not moving.why_not_propose(decision.state, own=own),
        "ask": not why_not_ask and not kind.ready(decision),
        "rest": not moving.why_not_rest(decision.state, began=began),
    }
    wait = why_not_ask if why_not_ask == "not-yet" and not kind.ready(decision) else ""
    return frozenset(one for one, allowed in can.items() if allowed), wait
