"""What the server keeps of a person's keys: public ones, and sealed ones that it cannot open (vault/README.md)."""

from django.db import models

from eachother.foundation.models import Row
from eachother.foundation.refs import RefField
from eachother.people.models.person import Person


class Slot(Row):
    """One way to open the account key: the passphrase, or the recovery sheet.

    `auth_hash` is the stock slow hash of the `auth` half that the browser derives; `sealed` is the account key,
    wrapped. The recovery slot has neither seed nor profile: its code is random and needs no slow derivation.
    """

    class Kind(models.TextChoices):
        PASSPHRASE = "passphrase"  # noqa: S105 - a kind, not a secret
        RECOVERY = "recovery"

    person = models.ForeignKey(Person, models.CASCADE, related_name="slots")
    kind = models.CharField(max_length=12, choices=Kind)
    seed = models.BinaryField(max_length=32, default=b"")
    profile = models.PositiveSmallIntegerField(default=0)
    auth_hash = models.CharField(max_length=128)
    sealed = models.BinaryField(max_length=128)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="one_slot_of_a_kind")]


class Passkey(Row):
    """One more way to open the account key, beside the two slots: what somebody's device answers to a fixed question.

    `credential` is the random name by which the device finds it again; `auth_hash` and `sealed` are as in a slot.
    Nothing is known of the device but what the person calls it.
    """

    ref = RefField()
    person = models.ForeignKey(Person, models.CASCADE, related_name="passkeys")
    name = models.CharField(max_length=40, blank=True, default="")
    credential = models.CharField(max_length=1364, unique=True)
    auth_hash = models.CharField(max_length=128)
    sealed = models.BinaryField(max_length=128)


class Keyring(Row):
    """A person's public identity (a signed record), and the bundle of private keys and pins that only they can open.

    The bundle's revision grows by one with each change, so that two browsers do not overwrite each other.
    """

    person = models.OneToOneField(Person, models.CASCADE, related_name="keyring")
    identity = models.BinaryField(max_length=1100)
    bundle = models.BinaryField(max_length=262_144)
    revision = models.PositiveIntegerField(default=1)
