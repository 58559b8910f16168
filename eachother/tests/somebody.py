"""People for tests: with or without keys of their own, what they say of themselves, and their browsers."""

import re
from dataclasses import dataclass
from datetime import timedelta
from html import unescape

from django.conf import settings
from django.test import Client
from django.utils import timezone

from eachother.foundation.text import fold
from eachother.people.models import Experience, Keyring, Lived, Person, ShownTo
from eachother.people.sessions import begin
from eachother.vault import sealing
from eachother.vault.encoding import from_base64


@dataclass
class Peer:
    """A person with their keys in hand."""

    person: Person
    account: sealing.Account

    @property
    def ref(self) -> str:
        return self.person.ref


def a_peer(name: str) -> Peer:
    """Somebody with keys, who is simply there. How people come in is tested with `people.tests.make`."""
    account = sealing.make_account(origin=settings.ADDRESS, login=name.lower())
    person = Person.objects.create(ref=account.ref, login=name.lower(), name=name, name_key=fold(name))
    identity, bundle = (from_base64(text) for text in (account.identity, account.post["bundle"]["sealed"]))
    Keyring.objects.create(person=person, identity=identity, bundle=bundle)
    return Peer(person, account)


def someone(name: str, *lived: str, days_here: float = 60) -> Person:
    """A person without keys, who has lived this."""
    here_since = timezone.now() - timedelta(days=days_here)
    person = Person.objects.create(login=fold(name), name=name, name_key=fold(name), created_at=here_since)
    for thing in lived:
        say(person, thing)
    return person


def say(person: Person, thing: str, shown_to: ShownTo = ShownTo.EVERYBODY) -> Lived:
    experience, _ = Experience.objects.get_or_create(name_key=fold(thing), defaults={"name": thing})
    return Lived.objects.create(person=person, experience=experience, shown_to=shown_to)


def signed_in_as(one: Peer | Person) -> Client:
    """A browser in which this person is signed in."""
    person = one if isinstance(one, Person) else one.person
    client = Client()
    session = client.session
    begin(session, Person.objects.get(pk=person.pk))
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key or ""
    return client


def in_a_new_window(browser: Client) -> Client:
    """The same session; what it is told to keep, or to forget, is its own affair."""
    window = Client()
    window.cookies.load({name: cookie.value for name, cookie in browser.cookies.items()})
    return window


def script_of(one: Peer | Person) -> Client:
    """The same, asking as the page's scripts do."""
    client = signed_in_as(one)
    client.defaults["HTTP_ACCEPT"] = "application/json"
    return client


def words_of(page: bytes) -> str:
    """What stands on a page, without its marks, in one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.decode())).split())
