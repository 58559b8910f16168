"""What this room says on somebody's page: what you share, in words, and the nod."""

from django.utils.translation import gettext as _

from eachother.finding.cards import Card, NodState, cards_for
from eachother.finding.queries import own_of
from eachother.people import doorway
from eachother.people.models import Person
from eachother.web.addresses import url


def register() -> None:
    doorway.register(ways_to)


def ways_to(person: Person, other: Person) -> doorway.Doorway:
    """Three queries. Nothing about oneself, nor about whoever would not be nodded to, for whatever reason, and has not
    nodded; no nod for those who talk already."""
    cards = cards_for(person, [other.pk], own_of(person)) if person.pk != other.pk else []
    if not cards or (cards[0].state is NodState.NONE and not (cards[0].lets_nod or cards[0].tied)):
        return doorway.Doorway()
    card = cards[0]
    if card.tied:
        return doorway.Doorway(reason=card.reason)
    met = _("You have both nodded. Either of you may say hello.") if card.state is NodState.MET else ""
    return doorway.Doorway(reason=f"{card.reason} {met}".strip(), buttons=(_button(card),))


def _button(card: Card) -> doorway.Button:
    ref = card.person.ref
    match card.state:
        case NodState.NONE:
            return doorway.Button(_("Nod"), url("finding:nod", ref), "smile", strong=True)
        case NodState.RECEIVED:
            return doorway.Button(_("Nod back"), url("finding:nod", ref), "smile", strong=True)
        case _:
            return doorway.Button(_("Take your nod back"), url("finding:unnod", ref), "undo-2")
