"""Saying hello."""

from collections.abc import Mapping
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.utils import timezone

from eachother.connections import announcements
from eachother.connections.actions.writing import identities, put, step, take_out, tell_pages
from eachother.connections.models import Connection, Epoch, Grant, Member, Message, State, pair_of
from eachother.connections.queries import between
from eachother.connections.refusals import Impossible, Refused
from eachother.connections.rules import why_no_hello
from eachother.foundation.refs import is_ref
from eachother.live.nudges import nudge
from eachother.notices.actions import tell
from eachother.people.models import Person
from eachother.people.queries import exist_for_each_other
from eachother.vault.envelopes import Envelope, read_epoch, read_message


class Hello(NamedTuple):
    """What the greeter's browser made: the connection's ref, its first epoch with a grant each, the sealed words."""

    ref: str
    record: str
    grants: Mapping[str, str]
    sealed: str


def say_hello(other: Person, *, by: Person, hello: Hello) -> tuple[Connection, bool]:
    """Begin a connection with a sealed hello: (connection, whether it is new).

    When there is one already (the other said hello at the same moment, or this came twice) the answer is that one:
    the database holds one open connection for a pair. One's own hello that was put aside is answered like one that
    waits. Raises Refused with why_no_hello's reason, Malformed, Impossible.
    """
    try:
        with transaction.atomic():
            return _begin(other, by, hello), True
    except IntegrityError:
        facts = between(by, other)
        there = facts.open or facts.waiting
        if there is None:
            raise Impossible("ref-taken") from None
        return there, False


def _begin(other: Person, by: Person, hello: Hello) -> Connection:
    facts = between(by, other)
    if facts.open or facts.waiting:
        raise IntegrityError("pair")
    reason = why_no_hello(facts, timezone.now())
    if reason:
        raise Refused(reason)
    if not exist_for_each_other(by, other):
        raise Refused("not-acquainted")
    if not is_ref(hello.ref):
        raise Impossible("not-a-ref")
    envelope = read_message(hello.sealed, connection=hello.ref, sender=by.ref)
    if (envelope.kind, envelope.sequence, envelope.epoch) != ("hello", 1, 1):
        raise Impossible("not-a-hello")
    _end_what_was_put_aside(other, by)
    connection = Connection.objects.create(
        ref=hello.ref, pair=pair_of([by, other]), begun_by=by, last_at=timezone.now(), places=0
    )
    Member.objects.bulk_create(Member(connection=connection, person=person) for person in (by, other))
    _first_epoch(connection, by, other, hello)
    step(connection, State.PROPOSED, by)
    _settle_in(connection, by, other, envelope)
    return connection


def _end_what_was_put_aside(greeter: Person, by: Person) -> None:
    """A hello that one put aside gives way to one's own; its words go, because nobody sees it any more."""
    aside = Connection.objects.between(by, greeter).filter(state=State.DECLINED, begun_by=greeter)
    for connection in aside.select_for_update():
        take_out(Message.objects.filter(connection=connection))
        step(connection, State.ENDED, by)


def _first_epoch(connection: Connection, by: Person, other: Person, hello: Hello) -> None:
    epoch = read_epoch(hello.record, connection=connection.ref)
    keys = identities([by, other])
    if (epoch.number, epoch.why, epoch.by) != (1, "hello", by.ref):
        raise Impossible("not-a-beginning")
    if [tuple(member) for member in epoch.members] != [(key.account, key.ed25519, key.x25519) for key in keys.values()]:
        raise Impossible("other-members")
    epoch.check_author(keys[by.ref].ed25519)
    checked = epoch.check_grants(hello.grants)
    row = Epoch.objects.create(connection=connection, number=1, record=epoch.blob, digest=epoch.hash, by=by)
    Grant.objects.bulk_create(Grant(epoch=row, person=person, sealed=checked[person.ref]) for person in (by, other))


def _settle_in(connection: Connection, by: Person, other: Person, envelope: Envelope) -> None:
    put(connection, by, envelope)
    tell(other, "connections.hello", about=connection.ref, by=by)
    nudge([by.pk], "today")
    tell_pages(connection)
    announcements.hello_said.send(sender=None, connection=connection)
