"""Leaving, coming back after all, and what is forgotten then."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from eachother.people import announcements, leaving
from eachother.people.actions.devices import sign_out_everywhere
from eachother.people.actions.keys import proven, still_proven
from eachother.people.actions.openness import close
from eachother.people.models import Invitation, Leaving, Person, Words

FADES_FOR = timedelta(days=7)


def leave(proof: str, words: Words, *, by: Person, at_once: bool) -> None:
    """Nobody comes across this person from now on, and every browser of theirs is signed out.

    What they leave behind is erased at once, or after a week in which they can come back. Said again, the last word
    counts. Raises Refused 'wrong-passphrase': a phone that lies open is not enough.
    """
    slot = proven(by, proof)
    with transaction.atomic():
        still_proven(slot, else_reason="wrong-passphrase")
        _go(words, by, at_once=at_once)
    if at_once:
        erase(by)


def stay(*, by: Person) -> None:
    """They had left, and stay after all: people come across them again, and what they were in goes on."""
    with transaction.atomic():
        if Leaving.objects.filter(person=by).delete()[0]:
            by.left_at = None
            by.save(update_fields=["left_at"])
            announcements.came_back.send(sender=None, person=by)


@transaction.atomic
def erase(person: Person) -> None:
    """Every room forgets this person, all or none. Whoever meanwhile said that they stay, stays."""
    here = Person.objects.select_for_update().filter(pk=person.pk).first()
    if here is None or not Leaving.objects.filter(person=here, erase_at__lte=timezone.now()).exists():
        return
    for room in reversed(leaving.rooms()):
        room.erase(here)
    release(here)
    _clear_if_nobody_is_left()


def erase_due() -> int:
    """Erase those whose week is over, and those whose erasing was interrupted. Says how many."""
    due = [one.person for one in Leaving.objects.filter(erase_at__lte=timezone.now()).select_related("person")]
    for person in due:
        erase(person)
    _clear_if_nobody_is_left()  # of two who were erased at the same moment, neither saw that they were the last
    return len(due)


def release(person: Person) -> None:
    """A nameless remnant goes too, once nothing of anybody else needs it."""
    if not person.name and not any(room.holds(person) for room in leaving.rooms()):
        person.delete()


@transaction.atomic
def _clear_if_nobody_is_left() -> None:
    """What stayed for others, without a name, has nobody left whom it could be for."""
    if not Person.objects.exclude(name="").exists():
        for room in reversed(leaving.rooms()):
            room.clear()


def _go(words: Words, person: Person, *, at_once: bool) -> None:
    now = timezone.now()
    erase_at = now if at_once else now + FADES_FOR
    _, new = Leaving.objects.update_or_create(person=person, defaults={"words": words, "erase_at": erase_at})
    person.left_at = person.left_at or now
    person.save(update_fields=["left_at"])
    close(by=person)
    Invitation.objects.filter(by=person, withdrawn_at=None).update(withdrawn_at=now)
    if new:
        announcements.left.send(sender=None, person=person)
    sign_out_everywhere(person)
