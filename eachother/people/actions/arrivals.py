"""Coming in: an invitation or an open door, a chosen name, and keys that were made in the person's own browser."""

from django.contrib.auth.hashers import check_password, make_password
from django.db import IntegrityError, transaction
from django.db.models import F

from eachother.community.models import Door
from eachother.community.queries import current
from eachother.foundation.text import clean_line, fold
from eachother.people import announcements, rules
from eachother.people.models import Arrival, Invitation, Keyring, Person, Slot
from eachother.people.problems import Conflict, Gone, Problem
from eachother.people.queries import name_is_taken
from eachother.vault.envelopes import SignUp
from eachother.vault.login import normalise_login


def arrive(code: str | None, *, name: str, keys: SignUp) -> Person:
    """Come in through the invitation with this code, or with None through the open door; all or nothing.

    Sent again because the answer was lost, it answers as the first time. Raises Problem 'name-empty', 'name-long' or
    'other-login', Conflict 'name-taken' or 'account-taken', Gone 'invitation-closed' or 'door-closed'.
    """
    if problem := rules.name_problem(name):
        raise Problem(problem)
    if normalise_login(name) != keys.login:
        raise Problem("other-login")
    if code is None and current().door != Door.OPEN:  # before anything is looked up
        raise Gone("door-closed")
    # Hashing is slow on purpose: nobody else's writing waits for it.
    hashes = make_password(keys.auth), make_password(keys.recovery.auth)
    if person := _here_already(code, keys):
        return person
    try:
        return _come_in(code, name, keys, *hashes)
    except IntegrityError:
        # Two came in at the same moment: the same sign-up sent twice, or two people with one name.
        if person := _here_already(code, keys):
            return person
        raise Conflict("name-taken") from None


def _here_already(code: str | None, keys: SignUp) -> Person | None:
    """The person whom exactly this sign-up made. It takes their invitation and their `auth` to be told so: identities
    are public, and nobody outside learns here who exists."""
    slots = Slot.objects.filter(person__ref=keys.account, kind=Slot.Kind.PASSPHRASE)
    way = {"person__arrival__invitation__code": code} if code else {"person__arrival__invitation": None}
    slot = slots.filter(**way).select_related("person").first()
    if slot is None:
        return None
    if slot.person.login != keys.login or not check_password(keys.auth, slot.auth_hash):
        raise Conflict("account-taken")
    return slot.person


@transaction.atomic
def _come_in(code: str | None, name: str, keys: SignUp, auth_hash: str, recovery_hash: str) -> Person:
    invitation = _use(code)  # first: which names are taken is only for who may come in
    if Person.objects.filter(ref=keys.account).exists():
        raise Conflict("account-taken")
    if name_is_taken(name):
        raise Conflict("name-taken")
    person = Person.objects.create(ref=keys.account, login=keys.login, name=clean_line(name), name_key=fold(name))
    Slot.objects.create(
        person=person,
        kind=Slot.Kind.PASSPHRASE,
        seed=keys.seed,
        profile=keys.profile,
        auth_hash=auth_hash,
        sealed=keys.slot,
    )
    Slot.objects.create(
        person=person,
        kind=Slot.Kind.RECOVERY,
        auth_hash=recovery_hash,
        sealed=keys.recovery.slot,
    )
    Keyring.objects.create(
        person=person, identity=keys.identity.blob, bundle=keys.bundle.sealed, revision=keys.bundle.revision
    )
    Arrival.objects.create(person=person, invitation=invitation)
    announcements.arrived.send(sender=None, person=person, invitation=invitation)
    return person


def _use(code: str | None) -> Invitation | None:
    """Count one use, in one statement: of two who come at once through the last place, one gets it."""
    if code is None:
        return None
    open_now = Invitation.objects.open().filter(code=code)
    if not open_now.update(used=F("used") + 1):
        raise Gone("invitation-closed")
    return Invitation.objects.get(code=code)
