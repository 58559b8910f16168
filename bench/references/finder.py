"""The limit for finding: everything in memory as arrays, every posting read, the exact score. No database, no limit on
rows, nothing to be asked twice.

It answers the same question as `eachother.finding.queries.look` and does nothing else, with the score written out once
more. What a whole operation does to an array is done by numpy, so that no finder of ours can be much quicker.
"""

from collections import defaultdict
from collections.abc import Sequence
from math import log
from typing import Any

import numpy as np

from bench.population import MadeUp

AT_MOST = 200
A_PAGE = 20
USUAL, UNLIFTED = 20_000, 550
Array = np.ndarray[Any, Any]


class Finder:
    """Built once from a population and everybody's lift; `find(number)` answers with numbers and scores, best first."""

    def __init__(self, people: Sequence[MadeUp], lifts: Sequence[int]) -> None:
        self.people = {one.number: one for one in people}
        tongues = {tongue: 1 << n for n, tongue in enumerate(sorted({one for who in people for one in who.languages}))}
        self.languages = _column(sum(tongues[tongue] for tongue in one.languages) for one in people)
        self.hours = _column(one.hours for one in people)
        self.welcomes = _column(one.welcomes for one in people)
        self.offers = _column(one.offers for one in people)
        self.asked = np.bitwise_count(self.welcomes).astype(float)
        self.lifts = np.concatenate(([0.0], np.asarray(lifts, float)))
        self.holders, self.veiling = _holders(people, openly=True), _holders(people, openly=False)
        everybody = sum(1 for one in people if len(one.veiled) < len(one.experiences))
        self.rarity = defaultdict(lambda: self._rarity(everybody, 0)) | {
            what: self._rarity(everybody, len(who)) for what, who in self.holders.items()
        }
        self.weight = _column(sum(self.rarity[what] for what in one.openly) for one in people)
        self._shared, self._veiled = np.zeros(len(people) + 1), np.zeros(len(people) + 1)
        self._last = np.zeros(len(people) + 1, int)

    def find(self, number: int) -> list[tuple[int, float]]:
        """Those of the best fit; when they do not fill a page, those of looser fits after them."""
        me = self.people[number]
        sharing = self._who_shares(me)
        who = sharing[(self.languages[sharing] & self.languages[number] != 0) & (sharing != number)]
        scores, fits = self._scores(me, who), self._fits(me, who)
        found: list[tuple[int, float]] = []
        for fit in range(3):
            some = np.flatnonzero(fits == fit)
            best = some[np.argpartition(-scores[some], AT_MOST)[:AT_MOST]] if len(some) > AT_MOST else some
            best = best[np.argsort(-scores[best], kind="stable")][: AT_MOST - len(found)]
            found += zip(who[best].tolist(), scores[best].tolist(), strict=True)
            if len(found) >= A_PAGE:
                break
        self._shared[sharing] = self._veiled[sharing] = 0
        return found

    def _who_shares(self, me: MadeUp) -> Array:
        """Everybody with whom something is shared, each once; how much, by the way."""
        heaps = []
        for what in me.experiences:
            rarity = self.rarity[what]
            if what in self.holders:
                heaps.append(self.holders[what])
                self._shared[heaps[-1]] += rarity
            if what in self.veiling:
                heaps.append(self.veiling[what])
                self._veiled[heaps[-1]] = np.maximum(self._veiled[heaps[-1]], rarity)
        all_of_them = np.concatenate(heaps)
        places = np.arange(len(all_of_them))
        self._last[all_of_them] = places
        once: Array = all_of_them[self._last[all_of_them] == places]
        return once

    def _scores(self, me: MadeUp, who: Array) -> Array:
        shown, veiled = self._shared[who], self._veiled[who]
        mine = sum(self.rarity[what] for what in me.experiences)
        to_me = (1 + np.bitwise_count(self.offers[who] & me.welcomes)) / (1 + me.welcomes.bit_count())
        to_them = (1 + np.bitwise_count(self.welcomes[who] & me.offers)) / (1 + self.asked[who])
        theirs = self.weight[who] + veiled
        theirs[shown == 0] = np.maximum(theirs[shown == 0], max(mine, USUAL))
        scores = 2 * (shown + veiled) * to_me * to_them / (to_me * theirs + to_them * mine)
        lifted: Array = scores * np.where(shown, self.lifts[who], UNLIFTED)
        return lifted

    def _fits(self, me: MadeUp, who: Array) -> Array:
        fits = np.zeros(len(who), int)
        if me.hours:
            fits[(self.hours[who] != 0) & (self.hours[who] & me.hours == 0)] = 1
        if me.welcomes:
            fits[(self.offers[who] != 0) & (self.offers[who] & me.welcomes == 0)] = 2
        if me.offers:
            fits[(self.welcomes[who] != 0) & (self.welcomes[who] & me.offers == 0)] = 2
        return fits

    @staticmethod
    def _rarity(everybody: int, people: int) -> int:
        return round(1000 * log(1 + everybody / max(people, 1)))


def _column(values: Any) -> Array:
    """By number; nobody is number 0."""
    return np.fromiter([0, *values], np.int64)


def _holders(people: Sequence[MadeUp], *, openly: bool) -> dict[int, Array]:
    holders: dict[int, list[int]] = defaultdict(list)
    for one in people:
        for what in one.openly if openly else one.veiled:
            holders[what].append(one.number)
    return {what: np.asarray(who) for what, who in holders.items()}
