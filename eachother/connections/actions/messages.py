"""Sending, deleting one's own, and having read."""

from collections.abc import Sequence

from django.db import transaction

from eachother.connections import rules
from eachother.connections.actions.files import attach
from eachother.connections.actions.signs import show_read
from eachother.connections.actions.writing import already_there, locked, put, take_out, tell_others, tell_pages
from eachother.connections.kinds import (
    ALONGSIDE,
    CLAUSE,
    FEW_BEGUN,
    LOOK_NOW,
    POWER_GONE,
    POWER_SAID,
    WORDS,
    kind_in,
)
from eachother.connections.models import Connection, Kind, Member, Message
from eachother.connections.refusals import Impossible, NotYours, Refused
from eachother.notices.actions import settle
from eachother.people.models import Person
from eachother.vault.envelopes import read_message

SEEN_BY_READING = (WORDS, CLAUSE, ALONGSIDE, LOOK_NOW, POWER_SAID, POWER_GONE)


@transaction.atomic
def send(
    connection: Connection,
    *,
    by: Person,
    sealed: str,
    files: Sequence[str] = (),
    quiet: bool = False,
    name: bool = False,
) -> tuple[Message, bool]:
    """Store a sealed message: (row, whether it is new). The same envelope again is the same row, also after the end.
    `files` are the refs of those that it tells of. Of a quiet one open pages are told, and nobody else; nor of a name,
    which says what a few call themselves.

    Raises Malformed, Impossible, or Refused: `sequence` (another of one's devices was first; with the last sequence
    and its hash), `epoch`, `paused`, `ended`, `waiting`, `file-gone`.
    """
    envelope = read_message(sealed, connection=connection.ref, sender=by.ref)
    if envelope.kind != Kind.WORDS:
        raise Impossible("not-words")
    connection = locked(connection)
    known = already_there(connection, by, envelope)
    if known:
        return known, False
    reason = rules.why_no_words(connection, by)
    if reason:
        raise Refused(reason)
    if name and not connection.is_few:
        raise Impossible("not-for-two")
    message = put(connection, by, envelope, kind=Kind.NAME if name else Kind.QUIET if quiet else None)
    attach(message, files)
    if not (quiet or name):
        tell_others(connection, WORDS, by)
    tell_pages(connection)
    return message, True


@transaction.atomic
def delete_own(connection: Connection, *, by: Person, sealed: str, removes: int) -> tuple[Message, bool]:
    """Put a signed tombstone in place and drop the ciphertext of one's message `removes`, both or neither."""
    envelope = read_message(sealed, connection=connection.ref, sender=by.ref)
    if envelope.kind != Kind.TOMBSTONE:
        raise Impossible("not-a-tombstone")
    connection = locked(connection)
    known = already_there(connection, by, envelope)
    if known:
        return known, False
    gone = Message.objects.filter(connection=connection, sender=by, sequence=removes).first()
    if gone is None or not rules.may_delete(gone, by) or connection.alongside_at is None:
        raise NotYours("not-deletable")
    tombstone = put(connection, by, envelope)
    take_out(Message.objects.filter(pk=gone.pk))
    tell_pages(connection)
    return tombstone, True


@transaction.atomic
def mark_read(connection: Connection, *, by: Person, to: int) -> None:
    """This person has read up to a place. Only forward, and for nobody's eyes but theirs, unless both want it seen."""
    to = min(to, connection.places)
    Member.objects.filter(connection=connection, person=by, read_to__lt=to).update(read_to=to)
    show_read(connection, by=by, to=to)
    if to >= connection.places:
        begun = FEW_BEGUN if connection.is_few else ALONGSIDE
        for kind in SEEN_BY_READING:
            settle(by, begun if kind == ALONGSIDE else kind_in(connection, kind), about=connection.ref)
