"""Changing what opens a person's keys. The server only ever holds sealed ones; every change proves the old way in."""

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils import timezone

from eachother.people.actions.devices import sign_out_everywhere
from eachother.people.models import Keyring, Passkey, Person, Slot
from eachother.people.problems import Conflict, Refused
from eachother.vault.envelopes import Bundle, NewPassphrase, RecoverySlot, RecoveryUsed, Renewal


@transaction.atomic
def keep_bundle(bundle: Bundle, *, by: Person) -> None:
    """Take a new bundle when it follows the stored one. The same sent again is fine; else Conflict 'old-bundle'."""
    rings = Keyring.objects.filter(person=by)
    if rings.filter(revision=bundle.revision - 1).update(revision=bundle.revision, bundle=bundle.sealed):
        return
    if not rings.filter(revision=bundle.revision, bundle=bundle.sealed).exists():
        raise Conflict("old-bundle")


def change_passphrase(new: NewPassphrase, *, by: Person) -> None:
    """A new way in; every browser is signed out and every passkey gone. The browser that asked comes in again at once.

    Raises Refused 'wrong-passphrase'.
    """
    slot, auth_hash = proven(by, new.proof), make_password(new.auth)
    with transaction.atomic():
        still_proven(slot, else_reason="wrong-passphrase")
        _put(slot, new, auth_hash)
        _end_every_other_way_in(by)


def change_recovery(proof: str, recovery: RecoverySlot, *, by: Person) -> None:
    """A new recovery sheet; the old one opens nothing from now on. Raises Refused 'wrong-passphrase'."""
    slot, recovery_hash = proven(by, proof), make_password(recovery.auth)
    with transaction.atomic():
        still_proven(slot, else_reason="wrong-passphrase")
        _put_recovery(by, recovery, recovery_hash)


def renew(new: Renewal, *, by: Person) -> None:
    """Somebody else may know the passphrase: new keys, a new sheet, everybody else signed out, no passkeys."""
    slot = proven(by, new.proof)
    auth_hash, recovery_hash = make_password(new.auth), make_password(new.recovery.auth)
    with transaction.atomic():
        still_proven(slot, else_reason="wrong-passphrase")
        rings = Keyring.objects.filter(person=by, revision=new.bundle.revision - 1)
        if not rings.update(revision=new.bundle.revision, bundle=new.bundle.sealed, identity=new.identity.blob):
            raise Conflict("old-bundle")
        _put(slot, new, auth_hash)
        _put_recovery(by, new.recovery, recovery_hash)
        _end_every_other_way_in(by)


def recover(proof: str, used: RecoveryUsed, *, by: Person) -> None:
    """The recovery code opened the keys: a new passphrase and a new sheet replace the old ones, and passkeys go.

    Sent again because the answer was lost, it is done already. Raises Refused 'wrong-code'.
    """
    slots = {slot.kind: slot for slot in Slot.objects.filter(person=by)}
    passphrase, recovery = slots[Slot.Kind.PASSPHRASE], slots[Slot.Kind.RECOVERY]
    if not check_password(proof, recovery.auth_hash):
        if bytes(passphrase.sealed) == used.slot and check_password(used.auth, passphrase.auth_hash):
            return
        raise Refused("wrong-code")
    auth_hash, recovery_hash = make_password(used.auth), make_password(used.recovery.auth)
    with transaction.atomic():
        still_proven(recovery, else_reason="wrong-code")
        _put(passphrase, used, auth_hash)
        _put_recovery(by, used.recovery, recovery_hash)
        _end_every_other_way_in(by)


def proven(person: Person, proof: str) -> Slot:
    """The slot that this opens. Looked at before anything is locked: hashing is slow on purpose, and nobody else's
    writing waits for it."""
    slot = Slot.objects.get(person=person, kind=Slot.Kind.PASSPHRASE)
    if not check_password(proof, slot.auth_hash):
        raise Refused("wrong-passphrase")
    return slot


def still_proven(slot: Slot, *, else_reason: str) -> None:
    """What was proven holds until this transaction ends, unless another browser has just changed it."""
    if not Slot.objects.select_for_update().filter(pk=slot.pk, auth_hash=slot.auth_hash).exists():
        raise Refused(else_reason)


def _put(slot: Slot, new: NewPassphrase | RecoveryUsed | Renewal, auth_hash: str) -> None:
    slot.seed, slot.profile, slot.sealed = new.seed, new.profile, new.slot
    slot.auth_hash = auth_hash
    slot.created_at = timezone.now()
    slot.save()


def _put_recovery(person: Person, recovery: RecoverySlot, auth_hash: str) -> None:
    Slot.objects.filter(person=person, kind=Slot.Kind.RECOVERY).update(
        sealed=recovery.slot, auth_hash=auth_hash, created_at=timezone.now()
    )


def _end_every_other_way_in(person: Person) -> None:
    """Whoever came in by what was good before is out, and stays out: with a passkey they would be back at once."""
    Passkey.objects.filter(person=person).delete()
    sign_out_everywhere(person)
