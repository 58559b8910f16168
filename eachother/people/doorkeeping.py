"""Who stands at the door. An unknown name gets the same answers as a known one, by the same steps."""

import hmac
from hashlib import sha256
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password

from eachother.foundation.refs import ALPHABET, LENGTH
from eachother.people.models import Passkey, Person, Slot

PROFILE = 1
SEED_LENGTH = 32


class Seed(NamedTuple):
    """What a browser needs to derive keys from a passphrase."""

    account: str
    profile: int
    seed: bytes


def seed_for(login: str) -> Seed:
    """The seed of this login. For a name that nobody has: one that looks as real, and is the same each time."""
    invented = _invented(login)
    slot = Slot.objects.filter(person__login=login, kind=Slot.Kind.PASSPHRASE).select_related("person").first()
    return Seed(slot.person.ref, slot.profile, bytes(slot.seed)) if slot else invented


def who_proves(login: str, auth: str, *, kind: Slot.Kind) -> Person | None:
    """The person whose slot of this kind `auth` opens. One query and one hashing, whether or not the name is known."""
    slot = Slot.objects.filter(person__login=login, kind=kind).select_related("person").first()
    if slot is None:
        make_password(auth)
        return None
    return slot.person if check_password(auth, slot.auth_hash) else None


def whose_passkey(credential: str, auth: str) -> Passkey | None:
    """The passkey of this name, when `auth` is its proof. One query and one hashing, whether or not there is one."""
    passkey = Passkey.objects.filter(credential=credential).select_related("person").first()
    if passkey is None:
        make_password(auth)
        return None
    return passkey if check_password(auth, passkey.auth_hash) else None


def _invented(login: str) -> Seed:
    account = "".join(ALPHABET[byte % len(ALPHABET)] for byte in _keyed("account", login)[:LENGTH])
    return Seed(account, PROFILE, _keyed("seed", login)[:SEED_LENGTH])


def _keyed(what: str, login: str) -> bytes:
    return hmac.new(settings.SECRET_KEY.encode(), f"unknown-{what}|{login}".encode(), sha256).digest()
