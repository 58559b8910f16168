"""How fairly people come in sight: four weeks in which some of a population open People every day.

Whom the finding brings, and by what score, is asked of the product once for each who looks; the days are then played
in arrays, with the product's own lift, once with it and once without. Planted are people who come after two weeks, and
people who say whatever many say in order to be found, openly or under a veil: these are looked for on the pages of
those to whom many more come than a page holds. Who shares something with few sees them all, the last of them too.
"""

import random
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np

from bench.population import make
from bench.rows import Row, row
from eachother.finding.fairness import STAYS, UNIT, UNSEEN, lift, worth
from eachother.finding.score import fit, score

LOOKING = 4  # one of so many looks
DAYS, NEW_FROM = 28, 14
NEW = 1 / 20
A_CHOICE = 60
AT_MOST, A_PAGE = 200, 20
ON = date(2026, 3, 2)
GINI_BAR, NEW_BAR, LISTING_BAR = 0.42, 1.4, 1.0
SALTS, TIE = 1 << 16, 1e-14
WORTH = np.array([worth(rank) for rank in range(1, A_PAGE + 1)])
Array = np.ndarray[Any, Any]


def fairness(size: int, where: str) -> list[Row]:
    """Among a population that the database holds already."""
    people = make(size)
    dice = random.Random(3)
    looking = sorted(dice.sample(range(1, size + 1), size // LOOKING))
    new = np.zeros(size + 1, bool)
    new[dice.sample(range(1, size + 1), int(size * NEW))] = True
    sights = Sights(looking)
    lifted, plain = sights.play(size, new, fair=True), sights.play(size, new, fair=False)
    chosen = sights.with_a_choice().play(size, new, fair=True)
    older = ~new
    older[0] = False  # nobody is number 0
    listing = np.array([False, *(one.listing and not one.veiled for one in people)])
    veiling = np.array([False, *(one.listing and bool(one.veiled) for one in people)])
    name = f"Attention among {size:,} people, {where}"
    before, after = gini(plain.seen[older]), gini(lifted.seen[older])
    cost = 1 - lifted.quality / plain.quality
    return [
        row(f"{name}: Gini", after, "", reference=before, bar=round(min(GINI_BAR, before * 2 / 3), 3)),
        row(f"{name}: people who are new, against all", lifted.share(new), "times", bar=NEW_BAR, better="more"),
        row(f"{name}: people who list everything", chosen.share(listing), "times", bar=LISTING_BAR),
        row(f"{name}: people who list everything, veiled", chosen.share(veiling), "times", bar=LISTING_BAR),
        row(f"{name}: what fairness costs the score of a page", 100 * cost, "%"),
    ]


class Played(NamedTuple):
    """What four weeks gave: attention by person, the attention of the last two weeks, and the score of the pages."""

    seen: Array
    lately: Array
    quality: float

    def share(self, group: Array) -> float:
        """What one of a group had in the last two weeks, against what one of all had."""
        return float(self.lately[group].mean() / self.lately[1:].mean())


class Sights:
    """Whom the finding brings to each who looks, with every score: as they see it, and as it is counted."""

    def __init__(self, looking: Sequence[int]) -> None:
        from eachother.finding.queries import UNLIFTED, look, own_of
        from eachother.people.models import Person

        self.unlifted = UNLIFTED / UNIT
        shape = (len(looking), AT_MOST)
        self.who, self.salt = np.zeros(shape, int), np.zeros(shape, int)
        self.score, self.openly = np.full(shape, -np.inf), np.full(shape, -np.inf)
        self.fit, self.lifted = np.zeros(shape), np.zeros(shape, bool)
        for number, person in enumerate(Person.objects.filter(pk__in=looking).order_by("pk").iterator()):
            found = look(person, own_of(person), on=ON)
            for place, one in enumerate(found.found):
                self.who[number, place], self.salt[number, place] = one.person, one.salt
                self.fit[number, place] = fit(found.mine, one.side)
                theirs = one.side.sharing(one.shown, one.veiled, found.mine)
                self.score[number, place] = score(one.shown + one.veiled, found.mine, theirs)
                self.lifted[number, place] = one.shown > 0
                if one.openly:
                    self.openly[number, place] = score(one.openly, found.mine_openly, one.side)

    def with_a_choice(self) -> "Sights":
        """Only those who look and to whom many come."""
        many = ((self.who > 0) & (self.fit == 0)).sum(axis=1) >= A_CHOICE
        some = Sights([])
        for name, array in vars(self).items():
            setattr(some, name, array[many] if isinstance(array, np.ndarray) else array)
        return some

    def play(self, size: int, new: Array, *, fair: bool) -> Played:
        dice = np.random.default_rng(5)
        shown, counted, lately = np.zeros(size + 1), np.zeros(size + 1), np.zeros(size + 1)
        lifts, quality = np.full(size + 1, UNSEEN / UNIT), 0.0
        for day in range(DAYS):
            here = self.who > 0 if day >= NEW_FROM else (self.who > 0) & ~new[self.who]
            turns = (self.salt + dice.integers(SALTS, size=(len(self.who), 1))) % SALTS
            page = self._page(self.score, lifts, here, turns)
            today = _attention(page, self.who, size)
            quality += float(np.where(page.there, np.take_along_axis(self.score, page.places, 1) * WORTH, 0).sum())
            shown = shown * STAYS + today
            counted = counted * STAYS + _attention(self._page(self.openly, lifts, here, turns), self.who, size)
            if day >= NEW_FROM:
                lately += today
            if fair:
                # Today's order is as it was this morning: what today counts for holds from tomorrow on.
                people = size - (0 if day >= NEW_FROM else int(new.sum()))
                lifts = _lifts(counted, counted.sum() / people)
        return Played(shown, lately, quality)

    def _page(self, scores: Array, lifts: Array, here: Array, turns: Array) -> "Page":
        """The first twenty of everybody who looks: by fit, by score and lift, and equal ones by the turn of the day."""
        there = here & np.isfinite(scores)
        lifted = np.where(there, scores, 0) * np.where(self.lifted, lifts[self.who], self.unlifted)
        order = np.where(there, lifted - 10 * self.fit - turns * TIE, -np.inf)
        places = np.argsort(-order, axis=1)[:, :A_PAGE]
        return Page(places, np.take_along_axis(there, places, 1))


class Page(NamedTuple):
    """Places in what was found, best first, and whether somebody stands there."""

    places: Array
    there: Array


def _attention(page: Page, who: Array, size: int) -> Array:
    people = np.take_along_axis(who, page.places, 1)
    worths = np.where(page.there, WORTH, 0)
    seen: Array = np.bincount(people.ravel(), worths.ravel(), size + 1)
    return seen


def _lifts(counted: Array, mean: float) -> Array:
    lifts = np.full(len(counted), UNSEEN)
    had = np.flatnonzero(counted)
    lifts[had] = [lift(seen, mean) for seen in counted[had].tolist()]
    return lifts / UNIT


def gini(values: Array) -> float:
    """0 when all have as much, near 1 when one has everything."""
    ordered = np.sort(values)
    ranks = np.arange(1, len(ordered) + 1)
    return float((2 * (ranks * ordered).sum() / ordered.sum() - len(ordered) - 1) / len(ordered))
