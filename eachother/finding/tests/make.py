"""The cast, and what they say of themselves."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from eachother.finding import actions
from eachother.finding.queries import matches_for, own_of
from eachother.foundation.text import fold
from eachother.people.models import Company, Hours, Person
from eachother.tests.somebody import say, signed_in_as

__all__ = ["say", "signed_in_as"]  # at hand here too

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


def hide(person: Person) -> None:
    person.hidden_at = timezone.now()
    person.save()
    actions.place(person)


def names_in_sight(person: Person) -> list[str]:
    """Who is brought in sight of this person, in order, by name."""
    names = dict(Person.objects.values_list("pk", "name"))
    return [names[match.person] for match in matches_for(person, own_of(person))]


EVENINGS, MORNINGS = int(Hours.EVENINGS), int(Hours.MORNINGS)
LISTENING, A_WALK = int(Company.LISTENING), int(Company.A_WALK)
