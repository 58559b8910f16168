"""Moves the people in: what they say about themselves, how open they are, who invited whom.

The rows are written in bulk and not by the rooms' verbs: those happen now, and all of this happened long ago.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from django.core.cache import cache

from eachother.demo.keys import Inhabitant
from eachother.demo.reading import LifeError, choice, flags
from eachother.demo.shapes import LivedBy
from eachother.foundation.text import clean_text, fold, key_of
from eachother.people.actions.openness import FADES_AFTER
from eachother.people.languages import known
from eachother.people.models import (
    Arrival,
    Company,
    Experience,
    FoundBy,
    HiddenFrom,
    HiddenWord,
    Hours,
    How,
    Invitation,
    Lived,
    NoddedBy,
    Openness,
    Person,
    Power,
    ShownTo,
)
from eachother.people.vocabulary import CACHE_KEY
from eachother.vault.sealing import Account

INVITATION_STAYS = timedelta(days=7)
KEPT = timedelta(days=30)


def move_in(lives: Sequence[LivedBy], accounts: Mapping[str, Account], now: datetime) -> dict[str, Inhabitant]:
    """Everybody of `lives`, with all that they say about themselves. By name."""
    languages = known().keys()
    people = Person.objects.bulk_create(_person(life, accounts[life.name], languages, now) for life in lives)
    inhabitants = {person.name: Inhabitant(person, accounts[person.name]) for person in people}
    _arrive(lives, inhabitants)
    _say_what_they_lived(lives, inhabitants)
    _say_what_they_carry(lives, inhabitants)
    HiddenWord.objects.bulk_create(
        HiddenWord(person=inhabitants[life.name].person, words=words, key=key_of(words))
        for life in lives
        for words in life.hides
    )
    Openness.objects.bulk_create(
        Openness(
            person=inhabitants[life.name].person,
            how=choice(How, life.openness),
            created_at=now - timedelta(minutes=minutes),
            until=now + FADES_AFTER,
        )
        for minutes, life in enumerate(lives)
        if life.openness
    )
    return inhabitants


def _person(life: LivedBy, account: Account, languages: Collection[str], now: datetime) -> Person:
    if unknown := set(life.languages) - set(languages):
        raise LifeError(f"{life.name}: {sorted(unknown)} are not languages.")
    joined, found_by = now - timedelta(days=life.joined_days_ago), choice(FoundBy, life.found_by)
    return Person(
        ref=account.ref,
        login=account.login,
        name=life.name,
        name_key=fold(life.name),
        words=clean_text(life.words),
        languages=life.languages,
        hours=int(flags(Hours, life.times)),
        welcomes=int(flags(Company, life.welcomes)),
        offers=int(flags(Company, life.offers)),
        hidden_at=None if found_by == FoundBy.SHARING else joined,
        hidden_from=HiddenFrom.STRANGERS if found_by == FoundBy.NODDED else HiddenFrom.EVERYBODY,
        nodded_by=choice(NoddedBy, life.nodded_by),
        created_at=joined,
    )


def _arrive(lives: Sequence[LivedBy], inhabitants: Mapping[str, Inhabitant]) -> None:
    """One came first, all others by invitation. The links of long ago are forgotten, as in any community."""
    if [life.name for life in lives if not life.invited_by] != [lives[0].name]:
        raise LifeError("people.toml: the first has founded Riverside, and everybody else was invited.")
    arrivals = []
    for life in lives:
        person = inhabitants[life.name].person
        host = inhabitants[life.invited_by].person if life.invited_by else None
        if host and host.created_at >= person.created_at:
            raise LifeError(f"{life.name} came before {life.invited_by}, who invited them.")
        invitation = None
        if host is None or person.created_at > inhabitants[lives[-1].name].person.created_at - KEPT:
            invitation = Invitation.objects.create(
                by=host,
                founding=host is None,
                used=1,
                created_at=person.created_at - timedelta(hours=3),
                expires_at=person.created_at + INVITATION_STAYS,
            )
        arrivals.append(Arrival(person=person, invitation=invitation, created_at=person.created_at))
    Arrival.objects.bulk_create(arrivals)


def _say_what_they_carry(lives: Sequence[LivedBy], inhabitants: Mapping[str, Inhabitant]) -> None:
    Power.objects.bulk_create(
        Power(
            person=inhabitants[life.name].person,
            words=power.words,
            key=fold(power.words),
            since=power.since,
            created_at=inhabitants[life.name].person.created_at,
        )
        for life in lives
        for power in life.powers
    )


def _say_what_they_lived(lives: Sequence[LivedBy], inhabitants: Mapping[str, Inhabitant]) -> None:
    vocabulary: dict[str, Experience] = {}
    for life in lives:
        for thing in life.experiences:
            by = inhabitants[life.name].person
            vocabulary.setdefault(
                fold(thing.name),
                Experience(name=thing.name, name_key=fold(thing.name), begun_by=by, created_at=by.created_at),
            )
    Experience.objects.bulk_create(vocabulary.values())
    cache.delete(CACHE_KEY)
    Lived.objects.bulk_create(
        Lived(
            person=inhabitants[life.name].person,
            experience=vocabulary[fold(thing.name)],
            shown_to=choice(ShownTo, thing.shown_to),
            wording=thing.wording,
            created_at=inhabitants[life.name].person.created_at,
        )
        for life in lives
        for thing in life.experiences
    )


def lived_thing(name: str) -> Experience:
    """An experience by its shared name. Raises LifeError when nobody has lived it."""
    found = Experience.objects.filter(name_key=fold(name)).first()
    if found is None:
        raise LifeError(f"Nobody in Riverside has lived {name!r}.")
    return found
