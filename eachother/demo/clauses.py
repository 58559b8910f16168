"""What two people have put on the table: who agreed, and what came back there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from eachother.connections.models import Clause, Consent, Kind, Reopening, Wording
from eachother.demo.keys import Inhabitant, ref_of
from eachother.demo.shapes import ClausePut
from eachother.demo.talk import Letter, Pair
from eachother.vault.encoding import from_base64
from eachother.vault.sealing import agree, reopen

THOUGHT_ABOUT = timedelta(minutes=40)
BACK_ON_THE_TABLE = timedelta(days=5)


@dataclass(frozen=True)
class Draft:
    """A clause whose wordings are to be sealed: one letter, and another when it was put differently."""

    ref: str
    put: ClausePut
    letters: list[Letter]
    reopened_at: datetime


def drafts_of(clauses: Sequence[ClausePut], pair: Pair, now: datetime) -> list[Draft]:
    return [_draft(put, number, pair, now) for number, put in enumerate(clauses, start=1)]


def _draft(put: ClausePut, number: int, pair: Pair, now: datetime) -> Draft:
    ref = ref_of("clause", pair.row.ref, str(number))
    since = timedelta(days=put.days_ago)
    reopened_at = now - min(since / 2, BACK_ON_THE_TABLE)
    texts = [(now - since, put.by, put.text)]
    if put.reworded:
        texts.append((reopened_at + (now - reopened_at) / 2, put.reopened_by or put.by, put.reworded))
    letters = [
        Letter(
            at=at,
            sender=pair.named(by),
            kind=Kind.CLAUSE,
            body={"clause": ref, "text": text, "number": wording, "part": put.part},
        )
        for wording, (at, by, text) in enumerate(texts, start=1)
    ]
    return Draft(ref, put, letters, reopened_at)


def settle(drafts: Sequence[Draft], pair: Pair) -> None:
    """Store the clauses, once their letters are sealed: whoever words a clause consents to it, as in the browser."""
    for draft in drafts:
        first = draft.letters[0]
        reopened = bool(draft.put.reopened_by)
        clause = Clause.objects.create(
            ref=draft.ref, connection=pair.row, round=2 if reopened else 1, created_at=first.at
        )
        wordings = [
            Wording.objects.create(clause=clause, number=number, message=letter.row, created_at=letter.at)
            for number, letter in enumerate(draft.letters, start=1)
        ]
        _consent(pair, wordings[0], first.sender, in_round=1, at=first.at)
        if draft.put.agreed:
            _consent(pair, wordings[0], pair.across(first.sender), in_round=1, at=first.at + THOUGHT_ABOUT)
        if reopened:
            _reopen(pair, wordings[0], pair.named(draft.put.reopened_by), draft.reopened_at)
        for wording, letter in zip(wordings[1:], draft.letters[1:], strict=True):
            _consent(pair, wording, letter.sender, in_round=clause.round, at=letter.at)
    pair.row.revision += 2 * sum(len(draft.letters) for draft in drafts)
    pair.row.save(update_fields=["revision"])


def _consent(pair: Pair, wording: Wording, one: Inhabitant, *, in_round: int, at: datetime) -> None:
    signature = agree(
        one.account,
        connection=pair.row.ref,
        clause=wording.clause.ref,
        message_hash=bytes(wording.message.digest),
        round=in_round,
    )
    Consent.objects.create(
        wording=wording, person=one.person, round=in_round, signature=from_base64(signature), created_at=at
    )


def _reopen(pair: Pair, wording: Wording, one: Inhabitant, at: datetime) -> None:
    signature = reopen(
        one.account,
        connection=pair.row.ref,
        clause=wording.clause.ref,
        message_hash=bytes(wording.message.digest),
        round=2,
    )
    Reopening.objects.create(
        clause=wording.clause, wording=wording, by=one.person, round=2, signature=from_base64(signature), created_at=at
    )
