"""Tables of the decisions.

A decision is
understanding   a question is on the table: what would help us understand it? → shaping · asking · closed
shaping         something is on the table (a proposal, options), and reactions → asking · closed
asking          a round runs: those in its electorate have a voice             → asking (the next) · halted · closed
halted          its time was over, and an objection stands                     → asking (the next, or on with this)
                                                                                 · closed
closed          it has an outcome, and stays as it is

Every move is a `Step`: who made it, or nobody when it came by itself. Which kind begins where says `kinds.py`; what may
be done when, `rules/moving.py`. Whoever writes about a decision holds its row (`actions/holding.py`).

A round is one asking: it freezes who decides (`Elector`, from those in the circle or community at that moment). Whoever
leaves falls out of it; whoever comes later may speak, and is in the next round. In a round that runs positions can be
changed; in one that is over they cannot.
"""

from eachother.decisions.models.asking import Elector, Over, Round
from eachother.decisions.models.decision import MOVES, Decision, Mode, State, Step
from eachother.decisions.models.outcome import Done, Ended, Outcome
from eachother.decisions.models.position import Position, Says
from eachother.decisions.models.proposal import Proposal
from eachother.decisions.models.understanding import Answer, Inquiry, Statement

__all__ = [
    "MOVES", "Answer", "Decision", "Done", "Elector", "Ended", "Inquiry", "Mode", "Outcome", "Over", "Position",
    "Proposal", "Round", "Says", "State", "Statement", "Step",
]  # fmt: skip
