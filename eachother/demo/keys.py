"""Keys for everybody in Riverside: sealed as any other, but here the secrets of all are in one hand."""

from base64 import b32encode
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from django.contrib.auth.hashers import make_password

from eachother.foundation.refs import LENGTH
from eachother.people.models import Keyring, Person, Slot
from eachother.vault.envelopes import SignUp, read_sign_up
from eachother.vault.sealing import Account, make_account


@dataclass(frozen=True, slots=True)
class Inhabitant:
    """Somebody in the demo: the row, and the secrets that in a real community nobody else has."""

    person: Person
    account: Account


def ref_of(*parts: str) -> str:
    """The same ref each time, so that addresses and faces in Riverside stay as they are."""
    return b32encode(sha256("\n".join(("riverside", *parts)).encode()).digest()).decode().lower()[:LENGTH]


def accounts_for(names: Iterable[str], passphrases: Mapping[str, str], origin: str) -> dict[str, Account]:
    """Keys for everybody; a passphrase that opens the door only for some, because deriving is slow by design."""
    return {
        name: make_account(origin=origin, login=name, passphrase=passphrases.get(name), account=ref_of(name))
        for name in names
    }


def hand_out(inhabitants: Iterable[Inhabitant], *, doors: Collection[str]) -> None:
    """Store the public and the sealed keys. Only those named in `doors` can sign in; nobody has a recovery sheet."""
    slots, rings = [], []
    for one in inhabitants:
        keys = read_sign_up({**one.account.post, "bundle": one.account.sealed_bundle()}, origin=one.account.origin)
        slots += _slots(one.person, keys, has_door=one.person.name in doors)
        rings.append(
            Keyring(
                person=one.person,
                identity=keys.identity.blob,
                bundle=keys.bundle.sealed,
                revision=keys.bundle.revision,
                created_at=one.person.created_at,
            )
        )
    Slot.objects.bulk_create(slots)
    Keyring.objects.bulk_create(rings)


def _slots(person: Person, keys: SignUp, *, has_door: bool) -> list[Slot]:
    passphrase = Slot(
        person=person,
        kind=Slot.Kind.PASSPHRASE,
        seed=keys.seed,
        profile=keys.profile,
        auth_hash=make_password(keys.auth if has_door else None),
        sealed=keys.slot,
        created_at=person.created_at,
    )
    recovery = Slot(
        person=person,
        kind=Slot.Kind.RECOVERY,
        auth_hash=make_password(None),
        sealed=keys.recovery.slot,
        created_at=person.created_at,
    )
    return [passphrase, recovery]
