"""How a kind of decision opens, takes a voice, may close, and what then comes of it. `apps.py` registers those there
are; the machine (`actions/`) knows none of them by name.

A kind writes only what is its own (positions, rankings, answers), always within the transaction of an action that holds
the decision's row. States, rounds, electors, outcomes and effects are the machine's.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from eachother.community.deciding import Measure, RulesOfDeciding
from eachother.decisions.models import Decision, Elector, Ended, Mode, Round, State
from eachother.people.http import PersonRequest

Words = Any  # str, or a lazy translation


@dataclass(frozen=True, slots=True)
class Closes:
    """It can close now, with this outcome."""

    ended: Ended
    words: str = ""
    effect: str = ""
    given: Mapping[str, Any] = field(default_factory=dict)
    says: str = ""


@dataclass(frozen=True, slots=True)
class Halts:
    """Its time is over, and something stands against closing it."""


@dataclass(frozen=True, slots=True)
class Waits:
    """It goes on: so many people are still needed (0: only its time is not over)."""

    lacking: int = 0


Verdict = Closes | Halts | Waits


@dataclass(frozen=True, slots=True)
class Standing:
    """What every kind's verdict is made from besides its own voices. `asked` are those who have not fallen out,
    `spoken` those of them who have spoken, `needed` how many must have. `last` is whether there is no more time to
    give."""

    now: datetime
    closes_at: datetime
    asked: int
    spoken: int
    needed: int
    last: bool = False

    @property
    def time_is_over(self) -> bool:
        return self.closes_at <= self.now

    @property
    def lacking(self) -> int:
        return max(0, self.needed - self.spoken)


class Seen(NamedTuple):
    """A decision as one person sees it. `round` is the last one, if there was one, and `standing` how it stands while
    it runs; `elector` is the viewer's own voice in it, if they have one."""

    decision: Decision
    is_in: bool
    round: Round | None
    standing: Standing | None
    elector: Elector | None

    @property
    def runs(self) -> bool:
        return self.round is not None and self.round.ended_at is None


def _as_the_rules_have_it(decision: Decision, rules: RulesOfDeciding, *, grave: bool) -> Measure:
    return rules.measure(grave=grave)


@dataclass(frozen=True, slots=True)
class Kind:
    """One way of deciding.

    `begins` is the state in which a question of this kind opens, `proposes` whether it asks about a proposal, `modes`
    how voices may be given; `measure` is how long a round lasts and how many it takes, where that is not as the rules
    have it.

    `ready(decision)` is why it cannot be asked yet, as a reason of `words.py`; '' when it can. `opens(round)` makes
    what the kind needs when everybody is asked. `take(round, elector, given)` writes one voice from what a form sent,
    and raises Problem. `spoken(rounds)` are the electors in these rounds (by id) who have given theirs. `verdict(round,
    standing)` says whether it can close now: it is asked when a voice was given, when somebody fell out, and when its
    time is over, maybe often, and writes nothing. `closed(round)` writes what is to be kept of it, once, as it closes.

    `part(request, seen, reason)` is what the page of the decision shows of all this, in the state it is in; with a
    `reason` when what was sent could not be taken: then it is in `request.POST` still, and stays in its fields.
    """

    name: str
    label: Words
    hint: Words
    take: Callable[[Round, Elector, Mapping[str, Any]], None]
    spoken: Callable[[Collection[int]], "QuerySet[Elector]"]
    verdict: Callable[[Round, Standing], Verdict]
    part: Callable[[PersonRequest, Seen, str], SafeString]
    ready: Callable[[Decision], str] = lambda decision: ""
    opens: Callable[[Round], None] = lambda round_: None
    closed: Callable[[Round], None] = lambda round_: None
    measure: Callable[..., Measure] = _as_the_rules_have_it
    begins: State = State.UNDERSTANDING
    proposes: bool = False
    modes: tuple[Mode, ...] = (Mode.NAMED,)
    order: int = 50


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """From now on one can decide like this. Registering the same name again replaces it."""
    _kinds[kind.name] = kind


def named(name: str) -> Kind:
    """The kind of this name. LookupError when nobody registered it: a mistake in the code, not somebody's doing."""
    if name not in _kinds:
        raise LookupError(f"No kind of decision is called {name!r}.")
    return _kinds[name]


def in_order() -> list[Kind]:
    return sorted(_kinds.values(), key=lambda kind: kind.order)
