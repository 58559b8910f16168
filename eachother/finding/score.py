"""How much two people have to say to each other, as a number that nobody is shown. Pure functions.

S is the sum of the rarities of what two people share, W of all that one of them posts, d_ab the share of what a would
welcome that b can offer. The score is the harmonic mean of (S/W_a·d_ab) and (S/W_b·d_ba): both directions count, and
listing everything in order to be found does not pay (reciprocity: Pizzato et al. 2010, RECON). Rarity is a value
choice: whoever has lived something that few here have is brought to those few.

What somebody shows only to people who share it counts where it is shared and nowhere else: in W it would move their
place for whoever must not know of it. Of all that two people share so, the rarest counts, once; and whoever shares
nothing else is taken to have said as much as is usual, and as much as whoever looks: saying a great deal under a veil
does not pay either.
"""

from enum import IntEnum
from math import log
from typing import NamedTuple

UNIT = 1000
USUAL = 20 * UNIT  # W of somebody who has said half a dozen things


class Side(NamedTuple):
    """What the score asks of one of the two: W in thousandths, and their times and company as bits."""

    weight: int
    hours: int
    welcomes: int
    offers: int

    def sharing(self, shown: int, veiled: int, mine: "Side") -> "Side":
        """The side of somebody with whom so much is shared that they show to everybody, and under a veil."""
        if not veiled:
            return self
        weight = self.weight + veiled
        return self._replace(weight=weight if shown else max(weight, mine.weight, USUAL))


class Fit(IntEnum):
    """How well two people's times and company go together; a better fit comes first, whatever the score."""

    WELL = 0
    OTHER_HOURS = 1
    OTHER_COMPANY = 2


def rarity(people: int, everybody: int) -> int:
    """ln(1 + everybody/people), in thousandths; whole numbers, so that sums are the same on every database."""
    return round(UNIT * log(1 + max(everybody, 1) / max(people, 1)))


def met(welcomes: int, offers: int) -> float:
    """The share of what one would welcome that another can offer, smoothed: who asks for nothing has all of it."""
    return (1 + (welcomes & offers).bit_count()) / (1 + welcomes.bit_count())


def score(shared: int, mine: Side, theirs: Side) -> float:
    """The harmonic mean of both directions, from 0 to 1. `shared` is S, in thousandths."""
    to_me, to_them = met(mine.welcomes, theirs.offers), met(theirs.welcomes, mine.offers)
    return 2 * shared * to_me * to_them / (to_me * theirs.weight + to_them * mine.weight)


def fit(mine: Side, theirs: Side) -> Fit:
    """Who has not said at what times they are about, or what they welcome or offer, goes with everybody."""
    if not _meet(mine.welcomes, theirs.offers) or not _meet(theirs.welcomes, mine.offers):
        return Fit.OTHER_COMPANY
    if mine.hours and theirs.hours and not mine.hours & theirs.hours:
        return Fit.OTHER_HOURS
    return Fit.WELL


def _meet(welcomes: int, offers: int) -> bool:
    return not welcomes or not offers or bool(welcomes & offers)
