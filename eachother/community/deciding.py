"""The rules of deciding: how long a consent stays open, how many people it takes, and what comes when rounds do not
end. Pure; what holds here just now is `queries.rules_of_deciding()`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from math import ceil
from typing import Any


class Unended(StrEnum):
    """What comes when an objection still stands after the last round."""

    AGAIN = "again"  # another round, and another, for as long as somebody opens one
    MOST = "most"  # a supermajority of those who say yes or object; never for what is grave
    REST = "rest"  # it rests: all stays as it is, and anybody may begin anew later


@dataclass(frozen=True, slots=True)
class Measure:
    """What one kind of decision needs: `days` that its consent stays open, and how many people have to speak to it:
    `share` per cent of those it is put to, but `least` at least (or all, where there are fewer), and never more than
    `enough`."""

    days: int
    share: int
    least: int
    enough: int

    @property
    def open_for(self) -> timedelta:
        return timedelta(days=self.days)

    def needed(self, people: int) -> int:
        """How many of so many people have to speak, whatever they say: agree, with a concern, stand aside or object."""
        wanted = max(self.least, ceil(self.share * people / 100))
        return min(people, wanted, max(self.enough, self.least))


@dataclass(frozen=True, slots=True)
class RulesOfDeciding:
    """What holds for decisions: in the whole community, and in circles, with the people of the circle.

    After `rounds` rounds that each ended with an objection, `unended` says what comes; with `MOST`, `most` is how many
    per cent of those who say yes (with a concern or without) or object have to say yes. Whoever stands aside counts
    for the quorum and not there. What is grave never goes that way: it goes on as with `REST`.
    """

    usual: Measure
    grave: Measure
    rounds: int
    unended: Unended
    most: int

    @classmethod
    def kept(cls, columns: Mapping[str, Any]) -> "RulesOfDeciding":
        """As `asdict` gave them, for whoever keeps them as JSON."""
        return cls(
            Measure(**columns["usual"]),
            Measure(**columns["grave"]),
            columns["rounds"],
            Unended(columns["unended"]),
            columns["most"],
        )

    def measure(self, *, grave: bool) -> Measure:
        return self.grave if grave else self.usual

    def after_rounds(self, *, grave: bool) -> Unended:
        """What comes when the rounds are over."""
        return Unended.REST if grave and self.unended == Unended.MOST else self.unended

    def carries(self, yes: int, objections: int) -> bool:
        """Whether so many are the supermajority."""
        return yes > 0 and yes * 100 >= self.most * (yes + objections)


# With three people two have to speak, with twelve three, with three hundred and more forty; for what is grave all
# three, four of twelve, a hundred and twenty of three thousand.
FOUNDING = RulesOfDeciding(
    usual=Measure(days=7, share=20, least=2, enough=40),
    grave=Measure(days=14, share=33, least=3, enough=120),
    rounds=3,
    unended=Unended.REST,
    most=80,
)
