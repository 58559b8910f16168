"""Made-up people for the finding bench: about six experiences each, out of a vocabulary that a few words dominate and
that comes in clusters, as lives do. An eighth of it is for people who share it alone. Planted among them are some who
say whatever many others say, in order to be found; and some of these say it under a veil. The same seed makes the same
people."""

import random
from itertools import accumulate
from typing import NamedTuple

VOCABULARY = 3000
CLUSTERS = 150
LANGUAGES = ("en", "es", "pl", "ar", "uk", "zh")
LANGUAGE_WEIGHTS = (70, 12, 7, 5, 4, 2)
VEILED = 1 / 8
LISTING, LISTED = 1 / 200, 40


class MadeUp(NamedTuple):
    """A made-up person; `number` is their place in the population and their id. `veiled` of their experiences are only
    for people who share them. `listing`: they say as much as they can."""

    number: int
    experiences: tuple[int, ...]
    veiled: frozenset[int]
    listing: bool
    languages: tuple[str, ...]
    salt: int
    hours: int
    welcomes: int
    offers: int

    @property
    def openly(self) -> list[int]:
        return [what for what in self.experiences if what not in self.veiled]


def make(size: int, seed: int = 4) -> list[MadeUp]:
    """`size` people, numbered from 1; experiences are numbered from 1, the commonest first."""
    dice = random.Random(seed)
    weights = [1 / (rank + 8) for rank in range(VOCABULARY)]
    heaps = list(accumulate(weights))
    clusters = [dice.sample(range(VOCABULARY), 40) for _ in range(CLUSTERS)]
    cluster_heaps = [list(accumulate(weights[term] for term in cluster)) for cluster in clusters]
    return [_person(number, dice, heaps, clusters, cluster_heaps) for number in range(1, size + 1)]


def _person(
    number: int, dice: random.Random, heaps: list[float], clusters: list[list[int]], cluster_heaps: list[list[float]]
) -> MadeUp:
    lived: set[int] = set()
    own = dice.choices(range(CLUSTERS), k=2)
    listing = dice.random() < LISTING
    wanted = LISTED if listing else min(14, 2 + int(dice.expovariate(1 / 4)))
    while len(lived) < wanted:
        if not listing and dice.random() < 0.7:
            cluster = dice.choice(own)
            lived.add(1 + dice.choices(clusters[cluster], cum_weights=cluster_heaps[cluster])[0])
        else:
            lived.add(1 + dice.choices(range(VOCABULARY), cum_weights=heaps)[0])
    veil = float(dice.random() < 0.5) if listing else VEILED
    veiled = frozenset(what for what in sorted(lived) if dice.random() < veil)
    languages = dict.fromkeys(dice.choices(LANGUAGES, LANGUAGE_WEIGHTS, k=1 + (dice.random() < 0.2)))
    return MadeUp(
        number,
        tuple(sorted(lived)),
        veiled,
        listing,
        tuple(languages),
        dice.getrandbits(16),
        _bits(dice, 5, 2),
        _bits(dice, 10, 3),
        _bits(dice, 10, 3),
    )


def _bits(dice: random.Random, width: int, most: int) -> int:
    return sum(1 << bit for bit in dice.sample(range(width), dice.randint(0, most)))
