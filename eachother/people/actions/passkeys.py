"""Passkeys: one more way in for who likes, never the only one."""

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from eachother.foundation.text import clean_line
from eachother.people import rules
from eachother.people.actions.keys import proven, still_proven
from eachother.people.models import Passkey, Person
from eachother.people.problems import Conflict, Problem
from eachother.vault.envelopes import NewPasskey


def add_passkey(new: NewPasskey, name: str, *, by: Person) -> None:
    """From now on this passkey opens the door too. Sent again, it is there once.

    Raises Refused 'wrong-passphrase', Problem 'passkey-long' or 'passkeys-full', Conflict 'passkey-taken'.
    """
    line = clean_line(name)
    if len(line) > rules.PASSKEY_LENGTH:
        raise Problem("passkey-long")
    slot, auth_hash = proven(by, new.proof), make_password(new.auth)
    with transaction.atomic():
        # Nobody adds a key to what has just been made new: the passphrase of now is held until this is done.
        still_proven(slot, else_reason="wrong-passphrase")
        mine = Passkey.objects.filter(person=by)
        others = mine.exclude(credential=new.credential).count()
        if not rules.may_add_passkey(passkeys=others):
            raise Problem("passkeys-full")
        kept = {"name": line, "auth_hash": auth_hash, "sealed": new.slot}
        try:
            mine.update_or_create(person=by, credential=new.credential, defaults=kept)
        except IntegrityError:
            raise Conflict("passkey-taken") from None


def remove_passkey(ref: str, *, by: Person) -> None:
    """It opens nothing any more. Asked twice, it is done."""
    Passkey.objects.filter(person=by, ref=ref).delete()
