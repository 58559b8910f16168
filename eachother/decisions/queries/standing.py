"""How a round stands."""

from datetime import datetime

from eachother.decisions import kinds
from eachother.decisions.kinds import Standing
from eachother.decisions.models import Decision, Round
from eachother.decisions.queries.scope import how_many_here
from eachother.decisions.rules.counting import needed


def standing(decision: Decision, running: Round, now: datetime) -> Standing:
    """How many are asked, have spoken, and are needed."""
    asked = running.electors.still().count()
    spoken = kinds.named(decision.kind).spoken([running.pk]).filter(fell_out_at=None).count()
    measure = kinds.named(decision.kind).measure(decision, running.rules, grave=running.grave)
    least = needed(measure, asked=asked, here=how_many_here(decision.circle))
    return Standing(now, running.closes_at, asked, spoken, least, last=running.stretched_at is not None)
