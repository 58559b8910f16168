"""What a decision came to and who saw it differently, for rooms above that show what grew from it.

from eachother.decisions.queries import dissent_of, outcomes_of
outcomes_of(viewer, [ref, …])      # {ref: Outcome} of closed decisions that the viewer may read
dissent_of(viewer, [ref, …])       # {ref: [Dissent]}: the minority's words, kept with the outcome
"""

from collections.abc import Collection
from typing import NamedTuple

from eachother.decisions.models import Decision, Outcome, Position, Round
from eachother.decisions.queries.whose import Whose, whose
from eachother.people.models import Person

AT_MOST = 60  # of a decision; its own page has them all


class Dissent(NamedTuple):
    """Somebody agreed with a concern, stood aside, or objected (`says` is a word of `Says`)."""

    says: str
    words: str
    mend: str
    by: Whose


def outcomes_of(viewer: Person, refs: Collection[str]) -> dict[str, Outcome]:
    """One query."""
    readable = Decision.objects.readable_by(viewer).filter(ref__in=refs)
    outcomes = Outcome.objects.filter(decision__in=readable).select_related("decision", "round")
    return {one.decision.ref: one for one in outcomes}


def dissent_of(viewer: Person, refs: Collection[str]) -> dict[str, list[Dissent]]:
    """Of each, its objections first. Two queries, however many."""
    readable = Decision.objects.readable_by(viewer).filter(ref__in=refs)
    kept = Position.objects.minority_in(Round.objects.filter(outcome__decision__in=readable))
    rows = list(kept.select_related("elector__round__decision").order_by("-says", "pk"))
    names = whose(viewer, [one.elector.person_id for one in rows])
    found: dict[str, list[Dissent]] = {}
    for one in rows:
        of_it = found.setdefault(one.elector.round.decision.ref, [])
        if len(of_it) < AT_MOST:
            of_it.append(Dissent(one.says, one.words, one.mend, names.get(one.elector.person_id, Whose())))
    return found
