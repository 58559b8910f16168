"""What passed between people outside of talk: nods, lines drawn, who need not be brought in sight of whom."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from eachother.connections.models import OPEN, State
from eachother.demo.keys import Inhabitant
from eachother.demo.reading import choice
from eachother.demo.shapes import Alongside, Lives, NodGiven
from eachother.finding.kinds import NOD
from eachother.finding.models import NOD_LASTS, Nod, Tie, Why
from eachother.notices.models import Notice
from eachother.people.models import Acquaintance, Block, Mute

TIED = (*OPEN, State.DECLINED)


def tie_together(lives: Lives, people: Mapping[str, Inhabitant], now: datetime) -> None:
    """All of it. Nods that would have faded by now are not there; what two of them had opened is."""
    moments = {(nod.by, nod.to): now - timedelta(days=nod.days_ago) for nod in lives.nods}
    Nod.objects.bulk_create(
        Nod(by=people[by].person, to=people[to].person, created_at=at)
        for (by, to), at in moments.items()
        if at > now - NOD_LASTS
    )
    met = {frozenset(pair): max(at, moments[pair[::-1]]) for pair, at in moments.items() if pair[::-1] in moments}
    met |= {frozenset((one.first, one.second)): now - timedelta(days=one.days_ago) for one in lives.connections}
    Acquaintance.objects.bulk_create(_acquaintance(pair, people, at) for pair, at in met.items())
    Mute.objects.bulk_create(
        Mute(
            by=people[line.by].person,
            other=people[line.other].person,
            until=now + timedelta(days=line.days) if line.days else None,
        )
        for line in lives.mutes
    )
    Block.objects.bulk_create(
        Block(by=people[line.by].person, other=people[line.other].person) for line in lives.blocks
    )
    _out_of_sight(lives.connections, people)
    _tell_of_nods(lives.nods, met.keys(), people, now)


def _acquaintance(pair: frozenset[str], people: Mapping[str, Inhabitant], at: datetime) -> Acquaintance:
    low, high = sorted((people[name].person for name in pair), key=lambda person: person.pk)
    return Acquaintance(low=low, high=high, created_at=at)


def _out_of_sight(connections: Iterable[Alongside], people: Mapping[str, Inhabitant]) -> None:
    """Those who talk already."""
    Tie.objects.bulk_create(
        Tie(person=people[one].person, other=people[other].person, why=Why.ALONGSIDE)
        for pair in connections
        if choice(State, pair.state) in TIED
        for one, other in ((pair.first, pair.second), (pair.second, pair.first))
    )


def _tell_of_nods(
    nods: Iterable[NodGiven], met: Iterable[frozenset[str]], people: Mapping[str, Inhabitant], now: datetime
) -> None:
    """A nod that nobody has answered yet waits for the one it was given to."""
    answered = set(met)
    Notice.objects.bulk_create(
        Notice(
            person=people[nod.to].person,
            kind=NOD,
            about=people[nod.by].person.ref,
            by=people[nod.by].person,
            created_at=now - timedelta(days=nod.days_ago),
        )
        for nod in nods
        if frozenset((nod.by, nod.to)) not in answered and timedelta(days=nod.days_ago) < NOD_LASTS
    )
