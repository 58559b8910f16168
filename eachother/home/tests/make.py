"""People with something in common, signed in, open to company."""

from datetime import timedelta

from django.utils import timezone

from eachother.connections.models import OPEN, Among, Connection, Kind, Member, Message, State, pair_of
from eachother.people.models import How, Openness, Person
from eachother.tests.somebody import say, signed_in_as, someone, words_of

__all__ = ["say", "signed_in_as", "someone", "words_of"]  # at hand here too


def open_to_company(person: Person, how: How = How.AROUND, *, for_minutes: int = 60) -> None:
    until = timezone.now() + timedelta(minutes=for_minutes)
    Openness.objects.create(person=person, how=how, created_at=until - timedelta(hours=2), until=until)


def come_alongside(one: Person, other: Person, state: State = State.ALONGSIDE) -> Connection:
    """A connection as the server knows it. What is sealed in it does not matter here."""
    now = timezone.now()
    pair = pair_of([one, other]) if state in OPEN else None
    connection = Connection.objects.create(begun_by=one, state=state, pair=pair, last_at=now, alongside_at=now)
    Member.objects.bulk_create(Member(connection=connection, person=person) for person in (one, other))
    return connection


def a_few(*people: Person) -> Connection:
    """A closed group, as the server knows it."""
    now = timezone.now()
    few = Connection.objects.create(
        begun_by=people[0], among=Among.FEW, state=State.ALONGSIDE, last_at=now, alongside_at=now
    )
    Member.objects.bulk_create(Member(connection=few, person=person) for person in people)
    return few


def write(connection: Connection, by: Person, kind: Kind = Kind.WORDS) -> Message:
    place = connection.messages.count() + 1
    return Message.objects.create(
        connection=connection,
        place=place,
        sender=by,
        sequence=place,
        kind=kind,
        epoch=1,
        envelope=b"sealed",
        digest=bytes(32),
    )
