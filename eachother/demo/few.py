"""Plays what a few have said to one another: three who began, and somebody who came in by the word of all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from eachother.connections.kinds import FEW_CLAUSE, FEW_WORDS
from eachother.connections.models import (
    Among,
    Asking,
    Clause,
    Connection,
    Consent,
    Epoch,
    Grant,
    Kind,
    Member,
    Message,
    State,
    Step,
    Wording,
)
from eachother.demo.keys import Inhabitant, ref_of
from eachother.demo.shapes import FewSaid, FewTogether
from eachother.demo.talk import A_DAY, Letter, by_hashes
from eachother.notices.models import Notice
from eachother.vault.encoding import from_base64, to_base64
from eachother.vault.sealing import Talk, agree, approve, begin

THOUGHT_ABOUT = timedelta(minutes=50)
BEFORE_THE_FIRST = timedelta(hours=3)


@dataclass(frozen=True)
class Table:
    """How a few are being made: `began` are the first three, `newcomer` came in later."""

    row: Connection
    talk: Talk
    began: list[Inhabitant]
    newcomer: Inhabitant
    came_in: datetime


def play(one: FewTogether, life: FewSaid, people: Mapping[str, Inhabitant], now: datetime) -> None:
    """Store them with all they said, in the order of its times, and what they have agreed."""
    began, newcomer = [people[name] for name in one.people], people[one.came_in]
    everybody = [*began, newcomer]
    for reader in everybody:
        for other in everybody:
            if other is not reader:
                reader.account.pin(other.account)
    first = began[0]
    row = Connection(ref=ref_of("few", *one.people), among=Among.FEW, begun_by=first.person, state=State.ALONGSIDE)
    talk = begin(first.account, *(other.account for other in began[1:]), connection=row.ref)
    table = Table(row, talk, began, newcomer, now - timedelta(days=one.came_in_days_ago))
    letters = _letters(one, life, people, table, now)
    _begin(table, letters)
    _seal(table, letters, people[one.by])
    clauses = [letter for letter in letters if letter.kind == Kind.CLAUSE]
    for put, letter in zip(sorted(life.clauses, key=lambda put: -put.days_ago), clauses, strict=True):
        _agree(table, letter, [people[name] for name in put.agreed_by])
    for member in everybody:
        _sit_down(table, member, letters, now)


def _letters(
    one: FewTogether, life: FewSaid, people: Mapping[str, Inhabitant], table: Table, now: datetime
) -> list[Letter]:
    said = [Letter(now - timedelta(days=s.days_ago), people[s.by], s.kind, s.body) for s in life.said]
    for number, put in enumerate(life.clauses, start=1):
        body = {"clause": ref_of("clause", table.row.ref, str(number)), "text": put.text, "number": 1, "part": put.part}
        said.append(Letter(now - timedelta(days=put.days_ago), people[put.by], Kind.CLAUSE, body))
    # What they call themselves is said anew for whoever came in since.
    begun = min(letter.at for letter in said)
    for by, at in ((people[one.people[1]], begun + A_DAY), (people[one.by], table.came_in + timedelta(minutes=1))):
        body = {"text": f"Let’s be called ‘{one.called}’.", "names": one.called}
        said.append(Letter(at, by, Kind.NAME, body))
    return sorted(said, key=lambda letter: letter.at)


def _begin(table: Table, letters: Sequence[Letter]) -> None:
    row, begun = table.row, letters[0].at
    row.created_at, row.alongside_at, row.last_at = begun - BEFORE_THE_FIRST, begun, letters[-1].at
    row.places, row.revision = len(letters), 2 + len(letters)
    row.save()
    for state, at in ((State.PROPOSED, row.created_at), (State.ALONGSIDE, begun)):
        Step.objects.create(connection=row, state=state, by=table.began[0].person, created_at=at)
    for other in table.began[1:]:
        _asked(table, other, table.began[0], row.created_at, begun)
    _store_epoch(table, table.began[0], begun)


def _asked(table: Table, who: Inhabitant, by: Inhabitant, at: datetime, came_in: datetime) -> None:
    Asking.objects.create(
        **{"connection": table.row, "person": who.person, "by": by.person, "created_at": at},
        **{"told_at": at, "yes_at": came_in, "came_in_at": came_in},
    )


def _store_epoch(table: Table, by: Inhabitant, at: datetime) -> None:
    record, grants = table.talk.epochs[-1], table.talk.grants[-1]
    epoch = Epoch.objects.create(
        **{"connection": table.row, "number": record.number, "by": by.person, "created_at": at},
        **{"record": record.blob, "digest": record.hash},
    )
    here = [one for one in (*table.began, table.newcomer) if one.account.ref in grants]
    Grant.objects.bulk_create(
        Grant(epoch=epoch, person=one.person, sealed=from_base64(grants[one.account.ref]), created_at=at)
        for one in here
    )


def _seal(table: Table, letters: Sequence[Letter], host: Inhabitant) -> None:
    hashes: dict[str, str] = {}
    for place, letter in enumerate(letters, start=1):
        if letter.at >= table.came_in and len(table.talk.epochs) == 1:
            _let_in(table, host)
        kind = Kind.CLAUSE if letter.kind == Kind.CLAUSE else Kind.WORDS
        sealed = table.talk.seal_as(letter.sender.account, kind, by_hashes(letter.body, hashes))
        hashes[letter.body["text"]] = to_base64(sealed.hash)
        letter.row = Message(
            **{"connection": table.row, "place": place, "sender": letter.sender.person, "kind": letter.kind},
            **{"sequence": sealed.sequence, "epoch": len(table.talk.epochs), "created_at": letter.at},
            **{"envelope": sealed.blob, "digest": sealed.hash},
        )
    Message.objects.bulk_create(letter.row for letter in letters)


def _let_in(table: Table, host: Inhabitant) -> None:
    newcomer, others = table.newcomer, [one for one in table.began if one is not host]
    words = {one.account.ref: approve(one.account, table.talk, newcomer.account.public) for one in others}
    members = [one.account.public for one in (*table.began, newcomer)]
    table.talk.next_epoch(host.account, *members, why="joined", approvals={newcomer.account.ref: words})
    _store_epoch(table, host, table.came_in)
    _asked(table, newcomer, host, table.came_in - A_DAY, table.came_in)


def _agree(table: Table, letter: Letter, others: Sequence[Inhabitant]) -> None:
    clause = Clause.objects.create(ref=letter.body["clause"], connection=table.row, created_at=letter.at)
    wording = Wording.objects.create(clause=clause, number=1, message=letter.row, created_at=letter.at)
    for n, one in enumerate((letter.sender, *others)):
        about = {
            "connection": table.row.ref,
            "clause": clause.ref,
            "message_hash": bytes(letter.row.digest),
            "round": 1,
        }
        signature = from_base64(agree(one.account, **about))  # type: ignore[arg-type]
        Consent.objects.create(
            **{"wording": wording, "person": one.person, "round": 1, "signature": signature},
            created_at=letter.at + n * THOUGHT_ABOUT,
        )


def _sit_down(table: Table, one: Inhabitant, letters: Sequence[Letter], now: datetime) -> None:
    """They have read up to their own last words, and whatever is older than a day; of the rest they are told."""
    before = sum(letter.at < table.came_in for letter in letters) if one is table.newcomer else 0
    read = [place for place, letter in enumerate(letters, 1) if letter.sender is one or letter.at < now - A_DAY]
    member = Member.objects.create(connection=table.row, person=one.person, from_place=before, read_to=read[-1])
    for kind, about in ((Kind.WORDS, FEW_WORDS), (Kind.CLAUSE, FEW_CLAUSE)):
        unread = [letter for letter in letters[member.read_to :] if letter.kind == kind and letter.sender is not one]
        if unread:
            Notice.objects.create(
                **{"person": one.person, "kind": about, "about": table.row.ref},
                **{"by": unread[-1].sender.person, "created_at": unread[-1].at},
            )
