"""Making and withdrawing the links that let people in."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from eachother.people import rules
from eachother.people.models import Invitation, Person
from eachother.people.models.invitation import new_code
from eachother.people.problems import Conflict

FOUNDING_STAYS = timedelta(days=365)
FADE_AFTER = timedelta(days=30)


@transaction.atomic
def founding_invitation() -> Invitation | None:
    """The one invitation for the very first person, the same each time; None once somebody is here."""
    if Person.objects.exists():
        return None
    invitation, new = Invitation.objects.get_or_create(
        founding=True, defaults={"expires_at": timezone.now() + FOUNDING_STAYS}
    )
    if not new and invitation.expires_at <= timezone.now():
        invitation.code = new_code()
        invitation.expires_at = timezone.now() + FOUNDING_STAYS
        invitation.save(update_fields=["code", "expires_at"])
    return invitation


@transaction.atomic
def invite(*, by: Person | None, uses: int = 1, days: int = 7) -> Invitation:
    """A new link, good for so many people and days, whichever door this community has. `by` is None when no single
    person makes it (see Invitation).

    Raises Conflict 'invitations-enough' when this person has as many open as anybody may.
    """
    if by is not None:
        Person.objects.select_for_update().get(pk=by.pk)
        if not rules.may_invite(open_invitations=Invitation.objects.open().filter(by=by, card=False).count()):
            raise Conflict("invitations-enough")
    return Invitation.objects.create(by=by, uses=uses, expires_at=timezone.now() + timedelta(days=days))


def withdraw(invitation: Invitation) -> None:
    """Nobody else comes in through it. Withdrawn twice, the first time stands."""
    Invitation.objects.filter(pk=invitation.pk, withdrawn_at=None).update(withdrawn_at=timezone.now())


def forget_closed_invitations() -> int:
    """Take away the invitations that closed a while ago, and with them who came in through whom. Says how many."""
    closed = Invitation.objects.closed_before(timezone.now() - FADE_AFTER).filter(founding=False)
    return closed.delete()[0]
