"""The cards there are, and who is behind one. Never writes."""

from eachother.people.models import Invitation, Person


def cards_of(person: Person) -> list[Invitation]:
    """The cards of this person that are not torn up and still hold, newest first; those too with which nobody else can
    come in, because they still lead whoever is here, and can be torn up."""
    return list(Invitation.objects.holding().filter(by=person, card=True).order_by("-pk"))


def card_behind(code: str) -> tuple[Invitation, Person] | None:
    """The card with this code, and its maker. None is: unknown, torn up or run out; nobody learns which."""
    holds = Invitation.objects.holding().filter(card=True, by__left_at=None)
    found = holds.filter(code=code).select_related("by").first()
    return (found, found.by) if found and found.by else None
