"""The cast with keys of their own, and what they say of themselves."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.test import Client
from django.utils import timezone

from eachother.people import actions
from eachother.people.models import Invitation, Lived, Person, ShownTo
from eachother.tests.somebody import Peer, signed_in_as
from eachother.vault import sealing
from eachother.vault.envelopes import read_sign_up

__all__ = ["Peer", "signed_in_as"]  # at hand here too

JSON = "application/json"


def an_invitation(*, by: Person | None = None, uses: int = 1, days: int = 7, founding: bool = False) -> Invitation:
    return Invitation.objects.create(
        by=by, uses=uses, founding=founding, expires_at=timezone.now() + timedelta(days=days)
    )


def an_account(name: str, passphrase: str | None = None) -> sealing.Account:
    return sealing.make_account(origin=settings.ADDRESS, login=name, passphrase=passphrase)


def a_peer(name: str, passphrase: str | None = None, *, founding: bool = False) -> Peer:
    """Somebody who has come in through an invitation, as everybody does."""
    account = an_account(name, passphrase)
    keys = read_sign_up(account.post, origin=settings.ADDRESS)
    return Peer(actions.arrive(an_invitation(founding=founding).code, name=name, keys=keys), account)


def lives(person: Person, *names: str, shown_to: ShownTo = ShownTo.EVERYBODY) -> list[Lived]:
    return [actions.take_up(name, by=person, shown_to=shown_to) for name in names]


def send(client: Client, url: str, body: object) -> Any:
    """POST JSON, as the page's scripts do."""
    return client.post(url, body, content_type=JSON, headers={"accept": JSON})


def is_in(client: Client) -> bool:
    return client.get("/me/keyring", headers={"accept": JSON}).status_code == 200
