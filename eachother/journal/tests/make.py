"""Somebody with their keys in hand, and their browser."""

from dataclasses import dataclass

from django.conf import settings
from django.test import Client

from eachother.foundation.text import fold
from eachother.people.models import Keyring, Person
from eachother.people.sessions import begin
from eachother.vault import sealing
from eachother.vault.encoding import from_base64


@dataclass
class Peer:
    person: Person
    account: sealing.Account

    @property
    def ref(self) -> str:
        return self.person.ref


def a_peer(name: str) -> Peer:
    account = sealing.make_account(origin=settings.ADDRESS, login=name.lower())
    person = Person.objects.create(ref=account.ref, login=name.lower(), name=name, name_key=fold(name))
    identity, bundle = (from_base64(text) for text in (account.identity, account.post["bundle"]["sealed"]))
    Keyring.objects.create(person=person, identity=identity, bundle=bundle)
    return Peer(person, account)


def signed_in_as(peer: Peer) -> Client:
    client = Client()
    session = client.session
    begin(session, peer.person)
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key or ""
    return client


def script_of(peer: Peer) -> Client:
    """Their browser, asking as the page's scripts do."""
    client = signed_in_as(peer)
    client.defaults["HTTP_ACCEPT"] = "application/json"
    return client
