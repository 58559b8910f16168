"""The cast, and what they say of themselves."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.test import Client
from django.utils import timezone

from eachother.finding import actions
from eachother.finding.queries import matches_for, own_of
from eachother.foundation.text import fold
from eachother.people.models import Company, Experience, Hours, Lived, Person, ShownTo
from eachother.people.sessions import begin

Assert = Callable[[int], AbstractContextManager[Any]]
At = Callable[[datetime], AbstractContextManager[Any]]
LONG_AGO = timedelta(days=90)


def someone(
    name: str,
    *lived: str,
    languages: Sequence[str] = ("en",),
    hours: int = 0,
    welcomes: int = 0,
    offers: int = 0,
    words: str = "",
    new: bool = False,
) -> Person:
    """A person who has lived this, placed; here for long unless they are `new`."""
    person = Person.objects.create(
        login=fold(name),
        name=name,
        name_key=fold(name),
        languages=list(languages),
        hours=hours,
        welcomes=welcomes,
        offers=offers,
        words=words,
        created_at=timezone.now() - (timedelta(days=1) if new else LONG_AGO),
    )
    for what in lived:
        say(person, what)
    actions.place(person)
    return person


def say(person: Person, what: str, shown_to: ShownTo = ShownTo.EVERYBODY) -> Lived:
    experience, _ = Experience.objects.get_or_create(name_key=fold(what), defaults={"name": what})
    return Lived.objects.create(person=person, experience=experience, shown_to=shown_to)


def hide(person: Person) -> None:
    person.hidden_at = timezone.now()
    person.save()
    actions.place(person)


def names_in_sight(person: Person) -> list[str]:
    """Who is brought in sight of this person, in order, by name."""
    names = dict(Person.objects.values_list("pk", "name"))
    return [names[match.person] for match in matches_for(person, own_of(person))]


def signed_in_as(person: Person) -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    session = client.session
    begin(session, person)
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key or ""
    return client


EVENINGS, MORNINGS = int(Hours.EVENINGS), int(Hours.MORNINGS)
LISTENING, A_WALK = int(Company.LISTENING), int(Company.A_WALK)
