"""Nobody is shown to everybody, and whoever had little company rises. Pure functions.

A place on somebody's page is worth 1/log2(1 + rank) of their attention; what somebody has had of it fades by a
twentieth a day. The score is multiplied by clip((2/(1 + A/mean A))^¾, ¼, 4): 1.7 for whoever has been in nobody's
sight, 1 for whoever has had as much as others (amortised attention: Biega, Gummadi and Weikum 2018; FairCo, Morik et
al. 2020). It is taken in steps of a quarter octave, so that nobody can reckon back from an order how much somebody was
in sight.
Why so: `docs/decisions/finding.md`.
"""

from math import log2

UNIT = 1000
STAYS = 0.95
STRENGTH = 0.75
STEPS = 4
LEAST, MOST = UNIT // 4, UNIT * 4


def worth(rank: int) -> float:
    """How much of a look falls on this place; the first is 1."""
    return 1 / log2(1 + rank)


def faded(seen: float, days: int) -> float:
    """What is left of some attention after this many days."""
    return float(seen * STAYS ** max(days, 0))


def lift(seen: float, mean: float) -> int:
    """What the score of somebody is multiplied by, in thousandths, when others have had `mean` of attention."""
    share = seen / mean if mean > 0 else 0.0
    octaves = round(STEPS * STRENGTH * (1 - log2(1 + share))) / STEPS
    return min(max(round(UNIT * 2**octaves), LEAST), MOST)


UNSEEN = lift(0, 1)
