"""Ranked choice, counted by the Schulze method.

Options are compared two by two: how many would rather have the one, how many the other. Whoever put them side by side,
or ranked neither, counts for neither. Where one wins against each other, it is chosen. Where they go round in a circle
(A before B, B before C, C before A), the strongest chain of wins counts, a chain being as strong as its weakest link.

Source: Markus Schulze, 'A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner
election method', Social Choice and Welfare 36 (2011), with links measured by winning votes, as he advises. Why it is
our own: docs/decisions/ballots.md.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

Levels = Sequence[
    Collection[str]
]  # refs: the first choice first; those in one level are alike, those in none come last
Pairs = Mapping[tuple[str, str], int]  # how many would rather have the first than the second
Strength = tuple[int, int]
NO_WIN: Strength = (0, 0)


def pairs_of(options: Sequence[str], ballots: Iterable[Levels]) -> dict[tuple[str, str], int]:
    """How many would rather have the one than the other, for each two of these options. What else stands on a ballot is
    passed over."""
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
    chains = _strongest_chains(options, pairs)
    return [
        one for one in options if all(chains[one, other] >= chains[other, one] for other in options if other != one)
    ]


def beats_all(options: Sequence[str], pairs: Pairs) -> str | None:
    """The one that wins against each other, if there is one."""
    beating = (
        one for one in options if all(pairs[one, other] > pairs[other, one] for other in options if other != one)
    )
    return next(beating, None)


def _strongest_chains(options: Sequence[str], pairs: Pairs) -> dict[tuple[str, str], Strength]:
    """By Floyd and Warshall."""
    chains = {(one, other): _strength(pairs[one, other], pairs[other, one]) for one, other in pairs}
    for by in options:
        for one in options:
            for other in options:
                if len({by, one, other}) == 3:
                    chains[one, other] = max(chains[one, other], min(chains[one, by], chains[by, other]))
    return chains


def _strength(won: int, lost: int) -> Strength:
    """Of a link: how many won it, then how few were against. No link leads from the loser, or where it was even."""
    return (won, -lost) if won > lost else NO_WIN
