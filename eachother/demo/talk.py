"""Plays what two people said and agreed, sealed as their own browsers would have sealed it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from eachother.connections.models import OPEN, Connection, Epoch, Grant, Kind, Member, Message, State, Step, pair_of
from eachother.demo.keys import Inhabitant, ref_of
from eachother.demo.reading import LifeError, choice
from eachother.demo.shapes import ABOUT, Alongside, Said
from eachother.vault.encoding import from_base64, to_base64
from eachother.vault.sealing import Talk, begin

A_DAY = timedelta(days=1)


@dataclass
class Letter:
    """One message to be sealed; `row` is what it became."""

    at: datetime
    sender: Inhabitant
    kind: str
    body: dict[str, Any]
    row: Message = field(init=False, repr=False)


@dataclass(frozen=True)
class Pair:
    """A connection as it is being made: `first` said hello."""

    row: Connection
    talk: Talk
    first: Inhabitant
    second: Inhabitant
    shows_signs: bool

    def named(self, name: str) -> Inhabitant:
        return self.first if self.first.person.name == name else self.second

    def across(self, one: Inhabitant) -> Inhabitant:
        return self.second if one is self.first else self.first


def letters_of(said: Sequence[Said], pair: Pair, now: datetime) -> list[Letter]:
    return [
        Letter(
            at=now - timedelta(days=one.days_ago),
            sender=pair.named(one.by),
            kind=choice(Kind, one.kind),
            body=one.body,
        )
        for one in said
    ]


def meet(one: Alongside, first: Inhabitant, second: Inhabitant) -> Pair:
    """Keys for the two, and a connection that is not stored yet."""
    row = Connection(ref=ref_of("connection", one.first, one.second), begun_by=first.person, state=one.state)
    return Pair(row, begin(first.account, second.account, connection=row.ref), first, second, one.shows_signs)


def seal(letters: list[Letter], pair: Pair, now: datetime) -> None:
    """Store the connection with all its letters, in the order of their times."""
    letters.sort(key=lambda letter: letter.at)
    hello = letters[0]
    if (hello.kind, hello.sender) != (Kind.HELLO, pair.first) or letters[-1].at > now:
        raise LifeError(f"The talk of {pair.first.person} and {pair.second.person} does not begin with their hello.")
    _store(pair, letters, _steps(pair, letters, now))
    hashes: dict[str, str] = {}
    for place, letter in enumerate(letters, start=1):
        kind = Kind.WORDS if letter.kind == Kind.QUIET else letter.kind
        sealed = pair.talk.seal_as(letter.sender.account, kind, by_hashes(letter.body, hashes))
        hashes[letter.body["text"]] = to_base64(sealed.hash)
        letter.row = Message(
            connection=pair.row,
            place=place,
            sender=letter.sender.person,
            sequence=sealed.sequence,
            kind=letter.kind,
            epoch=1,
            envelope=sealed.blob,
            digest=sealed.hash,
            created_at=letter.at,
        )
    Message.objects.bulk_create(letter.row for letter in letters)
    for one in (pair.first, pair.second):
        read_to = _read_to(letters, one, now)
        Member.objects.create(
            connection=pair.row,
            person=one.person,
            read_to=read_to,
            seen_to=read_to if pair.shows_signs else None,
            writing_shown_at=pair.row.alongside_at if pair.shows_signs else None,
        )


def by_hashes(body: dict[str, Any], hashes: Mapping[str, str]) -> dict[str, Any]:
    """As it is sealed: what it is about by the hash of that message, not by its text."""
    try:
        return {name: hashes[value] if name in ABOUT else value for name, value in body.items()}
    except KeyError as missing:
        raise LifeError(f"Nobody has said {missing} before.") from None


def _steps(pair: Pair, letters: Sequence[Letter], now: datetime) -> list[Step]:
    """Who brought it where: a yes before the first answer, and whatever came after the last word."""
    hello, last = letters[0], letters[-1]
    said_yes = hello.at + ((letters[1].at if len(letters) > 1 else now) - hello.at) / 2
    afterwards = last.at + (now - last.at) / 10
    steps = [Step(state=State.PROPOSED, by=pair.first.person, created_at=hello.at)]
    match choice(State, pair.row.state):
        case State.PROPOSED:
            pass
        case State.DECLINED:
            steps.append(Step(state=State.DECLINED, by=pair.second.person, created_at=said_yes))
        case state:
            steps.append(Step(state=State.ALONGSIDE, by=pair.second.person, created_at=said_yes))
            if state != State.ALONGSIDE:
                steps.append(Step(state=state, by=last.sender.person, created_at=afterwards))
    return steps


def _store(pair: Pair, letters: Sequence[Letter], steps: Sequence[Step]) -> None:
    row = pair.row
    row.created_at, row.last_at, row.places = letters[0].at, letters[-1].at, len(letters)
    row.revision = sum(step.state != State.DECLINED for step in steps)
    row.alongside_at = next((step.created_at for step in steps if step.state == State.ALONGSIDE), None)
    row.pair = pair_of([pair.first.person, pair.second.person]) if row.state in OPEN else None
    row.save()
    for step in steps:
        step.connection = row
    Step.objects.bulk_create(steps)
    record = pair.talk.epochs[0]
    epoch = Epoch.objects.create(
        connection=row, number=1, record=record.blob, digest=record.hash, by=pair.first.person, created_at=letters[0].at
    )
    Grant.objects.bulk_create(
        Grant(
            epoch=epoch,
            person=one.person,
            sealed=from_base64(pair.talk.grants[0][one.account.ref]),
            created_at=letters[0].at,
        )
        for one in (pair.first, pair.second)
    )


def _read_to(letters: Sequence[Letter], one: Inhabitant, now: datetime) -> int:
    """Up to their own last words, and whatever is older than a day: they come by every day. An open hello is unread."""
    if len(letters) == 1 and letters[0].sender is not one:
        return 0
    return max(
        place for place, letter in enumerate(letters, start=1) if letter.sender is one or letter.at < now - A_DAY
    )
