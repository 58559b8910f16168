"""Ranked choice, counted by the Schulze method.

Options are compared two by two: how many would rather have the one, how many the other. Whoever put them side by side,
or ranked neither, counts for neither. Where one wins against each other, it is chosen. Where they go round in a circle
(A before B, B before C, C before A), the strongest chain of wins counts, a chain being as strong as its weakest link.

Source: Markus Schulze, 'A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner
election method', Social Choice and Welfare 36 (2011), with links measured by winning votes, as he advises. Why it is
our own: docs/decisions/ballots.md.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

# Refs, the first choice first; those in one level are alike, those in none come last.
Levels = Sequence[Collection[str]]
Pairs = Mapping[tuple[str, str], int]  # how many would rather have the first than the second


class Chain(NamedTuple):
    """A way of wins from one option to another: how strong its weakest link is, and over which options it leads."""

    won: int = 0
    against: int = 0
    way: tuple[str, ...] = ()

    @property
    def strength(self) -> tuple[int, int]:
        """How many won it, then how few were against."""
        return (self.won, -self.against)


NONE = Chain()


def levels_from(places: Mapping[str, str], options: Sequence[str]) -> list[list[str]] | None:
    """A ballot from the number that was put to each option ('' for none); None when something is no such number. What
    is left is the order alone: whoever writes 1, 5, 9 has said as much as whoever writes 1, 2, 3."""
    numbers = {str(number): number for number in range(1, len(options) + 1)}
    put = {one: places.get(one, "") for one in options}
    if any(place and place not in numbers for place in put.values()):
        return None
    used = sorted({numbers[place] for place in put.values() if place})
    return [sorted(one for one in options if put[one] == str(number)) for number in used]


def places_of(levels: Levels) -> dict[str, str]:
    """The numbers that stand beside the options when this ballot is shown again."""
    return {one: str(number) for number, level in enumerate(levels, 1) for one in level}


def pairs_of(options: Sequence[str], ballots: Iterable[Levels]) -> dict[tuple[str, str], int]:
    """How many would rather have the one than the other, for each two of these options. What else stands on a ballot
    is passed over."""
    counted = {(one, other): 0 for one in options for other in options if one != other}
    for levels in ballots:
        behind = set(options)
        for level in levels:
            here = behind.intersection(level)
            behind -= here
            for one in here:
                for other in behind:
                    counted[one, other] += 1
    return counted


def winners(options: Sequence[str], pairs: Pairs) -> list[str]:
    """What is chosen, in the order of the options: one, or several that nothing in the ballots tells apart."""
    chains = strongest_chains(options, pairs)
    return [
        one
        for one in options
        if all(chains[one, other].strength >= chains[other, one].strength for other in options if other != one)
    ]


def beats_all(options: Sequence[str], pairs: Pairs) -> str | None:
    """The one that wins against each other, if there is one."""
    beating = (
        one for one in options if all(pairs[one, other] > pairs[other, one] for other in options if other != one)
    )
    return next(beating, None)


def strongest_chains(options: Sequence[str], pairs: Pairs) -> dict[tuple[str, str], Chain]:
    """From each option to each other, by Floyd and Warshall."""
    chains = {pair: _link(pair, pairs) for pair in pairs}
    for by in options:
        for one in options:
            for other in options:
                if len({by, one, other}) == 3:
                    chains[one, other] = _stronger(chains[one, other], chains[one, by], chains[by, other])
    return chains


def _link(pair: tuple[str, str], pairs: Pairs) -> Chain:
    """No link leads from the loser, or where it was even."""
    won, against = pairs[pair], pairs[pair[::-1]]
    return Chain(won, against, pair) if won > against else NONE


def _stronger(straight: Chain, there: Chain, onward: Chain) -> Chain:
    weakest = min(there, onward, key=lambda chain: chain.strength)
    if weakest.strength <= straight.strength:
        return straight
    return Chain(weakest.won, weakest.against, (*there.way, *onward.way[1:]))
