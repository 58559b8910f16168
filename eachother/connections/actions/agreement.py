"""Putting a clause on the table, wording it anew, agreeing, and putting it back on the table."""

from collections.abc import Set

from django.db import IntegrityError, transaction

from eachother.connections import rules
from eachother.connections.actions.writing import already_there, locked, put, signing_key, tell_others, tell_pages
from eachother.connections.kinds import CLAUSE, kind_in
from eachother.connections.models import (
    STAYS,
    Acts,
    Clause,
    Connection,
    Consent,
    Kind,
    Message,
    Reopening,
    Wording,
)
from eachother.connections.refusals import Impossible, Refused
from eachother.foundation.refs import is_ref
from eachother.notices.actions import settle
from eachother.people.models import Person
from eachother.vault.envelopes import Envelope, check_agreement, check_reopening, read_message


@transaction.atomic
def propose_clause(
    connection: Connection, *, by: Person, ref: str, sealed: str, signature: str, days: int | None = None
) -> tuple[Wording, bool]:
    """Put a new clause on the table: (its first wording, whether it is new). Whoever proposes it consents to it.

    With `days` it acts while it is in force; there is one such clause (Refused `clause-moved` when there was one).
    """
    if not is_ref(ref):
        raise Impossible("not-a-ref")
    _check_days(days, acts=days is not None)
    connection = locked(connection)
    envelope = _clause_envelope(connection, by, sealed)
    known = already_there(connection, by, envelope)
    if known:
        return _wording_of(known, ref), False
    _may_write(connection, by)
    message = put(connection, by, envelope)
    try:
        with transaction.atomic():
            clause = Clause.objects.create(ref=ref, connection=connection, acts=Acts.NOT if days is None else Acts.GOES)
    except IntegrityError:
        if days is not None and Clause.objects.filter(connection=connection, acts=Acts.GOES).exists():
            raise Refused("clause-moved") from None
        raise Impossible("ref-taken") from None
    wording = Wording.objects.create(clause=clause, number=1, message=message, days=days)
    _consent(connection, clause, wording, by, signature)
    _tell(connection, by)
    return wording, True


@transaction.atomic
def reword_clause(
    connection: Connection,
    clause: Clause,
    *,
    by: Person,
    number: int,
    in_round: int,
    sealed: str,
    signature: str,
    days: int | None = None,
    again: bool = False,
) -> tuple[Wording, bool]:
    """Say a clause differently: its next wording, with one's own consent; the others are asked anew. `again`: in the
    same words, for somebody who has come in; then nobody is told who was for the wording before.

    Raises Refused `clause-moved` when somebody was first, or has put it back on the table meanwhile.
    """
    connection = locked(connection)
    envelope = _clause_envelope(connection, by, sealed)
    known = already_there(connection, by, envelope)
    if known:
        return _wording_of(known, clause.ref), False
    _may_write(connection, by)
    clause.refresh_from_db()
    _check_days(days, acts=clause.acts == Acts.GOES)
    if (number, in_round) != (_latest(clause).number + 1, clause.round):
        raise Refused("clause-moved")
    were_for = set(_latest(clause).consents.filter(round=clause.round).values_list("person_id", flat=True))
    message = put(connection, by, envelope)
    wording = Wording.objects.create(clause=clause, number=number, message=message, days=days)
    _consent(connection, clause, wording, by, signature)
    _tell(connection, by, but=were_for if again else set())
    return wording, True


@transaction.atomic
def agree_to(
    connection: Connection, clause: Clause, *, by: Person, number: int, in_round: int, signature: str
) -> Consent:
    """Consent to the wording on the table. Twice is once. Raises Refused `clause-moved` as above."""
    connection = locked(connection)
    clause.refresh_from_db()
    wording = _latest(clause)
    if (number, in_round) != (wording.number, clause.round):
        raise Refused("clause-moved")
    known = Consent.objects.filter(wording=wording, person=by, round=in_round).first()
    if known:
        return known
    _may_write(connection, by)
    consent = _consent(connection, clause, wording, by, signature)
    settle(by, kind_in(connection, CLAUSE), about=connection.ref)
    tell_pages(connection)
    return consent


@transaction.atomic
def reopen(connection: Connection, clause: Clause, *, by: Person, in_round: int, signature: str) -> Reopening:
    """Put a clause back on the table, without a reason. `in_round` is the one that begins; it is in the signature."""
    connection = locked(connection)
    clause.refresh_from_db()
    known = Reopening.objects.filter(clause=clause, round=in_round, by=by).first()
    if known:
        return known
    if not rules.may_reopen(connection):
        raise Refused(rules.seen_as(connection, by))
    if in_round != clause.round + 1:
        raise Refused("clause-moved")
    wording = _latest(clause)
    signed = check_reopening(
        signature,
        ed25519=signing_key(by),
        connection=connection.ref,
        clause=clause.ref,
        message_hash=bytes(wording.message.digest),
        round=in_round,
    )
    clause.round = in_round
    clause.save(update_fields=["round"])
    reopening = Reopening.objects.create(clause=clause, wording=wording, by=by, round=in_round, signature=signed)
    _tell(connection, by)
    return reopening


def _check_days(days: int | None, *, acts: bool) -> None:
    if (days is None) == acts or (acts and days not in STAYS):
        raise Impossible("malformed")


def _clause_envelope(connection: Connection, by: Person, sealed: str) -> Envelope:
    envelope = read_message(sealed, connection=connection.ref, sender=by.ref)
    if envelope.kind != Kind.CLAUSE:
        raise Impossible("not-a-clause")
    return envelope


def _wording_of(message: Message, ref: str) -> Wording:
    wording = Wording.objects.filter(message=message, clause__ref=ref).first()
    if wording is None:
        raise Impossible("other-clause")
    return wording


def _may_write(connection: Connection, by: Person) -> None:
    reason = rules.why_no_words(connection, by)
    if reason:
        raise Refused(reason)


def _latest(clause: Clause) -> Wording:
    return Wording.objects.filter(clause=clause).select_related("message").order_by("-number")[0]


def _consent(connection: Connection, clause: Clause, wording: Wording, by: Person, signature: str) -> Consent:
    signed = check_agreement(
        signature,
        ed25519=signing_key(by),
        connection=connection.ref,
        clause=clause.ref,
        message_hash=bytes(wording.message.digest),
        round=clause.round,
    )
    connection.revision += 1
    connection.save(update_fields=["revision"])
    return Consent.objects.create(wording=wording, person=by, round=clause.round, signature=signed)


def _tell(connection: Connection, by: Person, but: Set[int] = frozenset()) -> None:
    """The agreement has moved: pages look again, and it waits for the others, but for these."""
    connection.revision += 1
    connection.save(update_fields=["revision"])
    tell_others(connection, CLAUSE, by, but=but)
    tell_pages(connection)
