"""What the verbs share: the lock, a step to another state, an envelope put in its place, the nudges."""

from collections.abc import Iterable, Set

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from eachother.connections.actions.files import drop_files
from eachother.connections.kinds import kind_in
from eachother.connections.models import OPEN, UNTOLD, Connection, Kind, Message, State, Step
from eachother.connections.queries import identities_of
from eachother.connections.queries.writing import Last, granted, held, last_of, newest_epoch
from eachother.connections.refusals import Impossible, Refused
from eachother.live.nudges import nudge
from eachother.notices.actions import tell
from eachother.people.models import Block, Mute, Person
from eachother.vault.encoding import to_base64
from eachother.vault.envelopes import Envelope, Identity, Shown, read_identity


def locked(connection: Connection) -> Connection:
    """The connection as it is now; nobody else changes it until this transaction ends."""
    return held(connection)


def step(connection: Connection, state: State, by: Person) -> None:
    """Bring a locked connection to a state; the rule has been asked.

    'Not now' does not move the revision: it is told to both, and whoever said hello would read it there.
    """
    connection.state = state
    if state not in OPEN:
        connection.pair = None
    if state == State.ALONGSIDE and connection.alongside_at is None:
        connection.alongside_at = timezone.now()
    connection.revision += state != State.DECLINED
    connection.save(update_fields=["state", "pair", "alongside_at", "revision"])
    Step.objects.create(connection=connection, state=state, by=by)


def already_there(connection: Connection, sender: Person, envelope: Envelope) -> Message | None:
    """The row of this very envelope when it came before: a repeated POST is answered like the first."""
    if envelope.sequence > last_of(connection, sender).sequence:
        return None
    known = Message.objects.filter(connection=connection, sender=sender, sequence=envelope.sequence).first()
    return known if known and bytes(known.digest) == envelope.hash else None


def put(connection: Connection, sender: Person, envelope: Envelope, *, kind: Kind | None = None) -> Message:
    """Store an envelope in the next place of a locked connection, as its own kind or as this one. Refused when
    another device was first."""
    _check_sequence(envelope, last_of(connection, sender))
    check_epoch(connection, envelope)
    now, kind = timezone.now(), kind or Kind(envelope.kind)
    connection.places += 1
    if kind not in UNTOLD:
        connection.last_at = now
    connection.save(update_fields=["places", "last_at", "revision"])
    return Message.objects.create(
        connection=connection,
        place=connection.places,
        sender=sender,
        sequence=envelope.sequence,
        kind=kind,
        epoch=envelope.epoch,
        envelope=envelope.sealed,
        digest=envelope.hash,
        created_at=now,
    )


def take_out(messages: QuerySet[Message]) -> int:
    """Their envelopes and files go and the rows stay, so that nobody's count gets a gap. How many went."""
    drop_files(message__in=messages)
    return messages.filter(deleted_at=None).update(envelope=None, deleted_at=timezone.now())


def _check_sequence(envelope: Envelope, last: Last) -> None:
    if envelope.sequence != last.sequence + 1 or envelope.previous != last.hash:
        raise Refused("sequence", sequence=last.sequence, previous=to_base64(last.hash) if last.hash else None)


def check_epoch(connection: Connection, envelope: Envelope | Shown) -> None:
    """What is sealed now is sealed with the newest key, which nobody has who is not here."""
    newest = newest_epoch(connection)
    if envelope.epoch != newest.number or not _is_for_those_here(connection, newest.pk):
        raise Refused("epoch", epoch=newest.number)
    if envelope.record != newest.hash:
        raise Impossible("foreign-record")


def _is_for_those_here(connection: Connection, epoch: int) -> bool:
    if not connection.is_few:
        return True
    return granted(epoch) == set(connection.member_ids)


def identities(people: Iterable[Person]) -> dict[str, Identity]:
    """ref → verified public identity, in the order of the refs, as an epoch lists its members."""
    blobs = sorted(identities_of(people).items())
    return {ref: read_identity(blob, origin=settings.ADDRESS, account=ref) for ref, blob in blobs}


def signing_key(person: Person) -> str:
    return identities([person])[person.ref].ed25519


def tell_others(connection: Connection, kind: str, by: Person, but: Set[int] = frozenset()) -> None:
    """It waits for the others, `but` these. Among a few not for whoever does not come across `by`: it waits for them
    when the next one says something."""
    others = [other for other in connection.others(by) if other.pk not in but]
    if connection.is_few:
        away = set(Mute.objects.holding().filter(other=by, by__in=others).values_list("by_id", flat=True))
        away |= set(Block.objects.filter(other=by, by__in=others).values_list("by_id", flat=True))
        away |= set(Block.objects.filter(by=by, other__in=others).values_list("other_id", flat=True))
        others = [other for other in others if other.pk not in away]
    for other in others:
        tell(other, kind_in(connection, kind), about=connection.ref, by=by)


def tell_pages(connection: Connection) -> None:
    """Everybody's open pages look again, the sender's other devices too."""
    nudge(connection.member_ids, f"alongside:{connection.ref}")
