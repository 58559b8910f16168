"""People with something in common, signed in, open to company."""

import re
from datetime import timedelta
from html import unescape
from importlib import import_module

from django.conf import settings
from django.test import Client
from django.utils import timezone

from eachother.connections.models import OPEN, Connection, Kind, Member, Message, State, pair_of
from eachother.foundation.text import fold
from eachother.people.models import Experience, How, Lived, Openness, Person, ShownTo
from eachother.people.sessions import begin


def someone(name: str, *lived: str, days_here: float = 60) -> Person:
    person = Person.objects.create(
        login=fold(name),
        name=name,
        name_key=fold(name),
        created_at=timezone.now() - timedelta(days=days_here),
    )
    for thing in lived:
        say(person, thing)
    return person


def say(person: Person, thing: str, shown_to: ShownTo = ShownTo.EVERYBODY) -> None:
    experience, _ = Experience.objects.get_or_create(name_key=fold(thing), defaults={"name": thing})
    Lived.objects.create(person=person, experience=experience, shown_to=shown_to)


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


def signed_in_as(person: Person) -> Client:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    begin(session, person)
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client


def words_of(page: bytes) -> str:
    """What stands on a page, without its marks, in one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.decode())).split())
