"""Who is told of what: of a nod, and of a nod that was answered."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from eachother.finding.cards import Card, NodState, cards_for
from eachother.finding.kinds import NOD
from eachother.finding.queries import own_of
from eachother.notices import kinds
from eachother.notices.models import Notice
from eachother.people.models import Person
from eachother.web.addresses import url

PLACE = "people"


def register() -> None:
    kinds.register(kinds.Kind(NOD, PLACE, describe))


def describe(person: Person, notices: Sequence[Notice]) -> Iterator[kinds.NoticeCard]:
    """Three queries. A nod that has faded or was taken back is left out."""
    by = [notice.by_id for notice in notices if notice.by_id is not None]
    cards = {card.person.pk: card for card in cards_for(person, by, own_of(person))}
    for notice in notices:
        card = cards.get(notice.by_id or 0)
        if card and card.state is NodState.MET:
            yield _met(notice, card)
        elif card and card.nods:
            yield _nodded(notice, card)


def _nodded(notice: Notice, card: Card) -> kinds.NoticeCard:
    return kinds.NoticeCard(
        notice,
        title=_("%(name)s nodded to you") % {"name": card.person.name},
        detail=_("A nod asks nothing back. You can nod too, and then either of you may say hello."),
        chips=_shared(card),
        powers=card.powers,
        voice=card.person.words,
        link=url("people:person", card.person.ref),
        action_url=url("finding:nod", card.person.ref),
        action_text=_("Nod back"),
        action_icon="smile",
    )


def _met(notice: Notice, card: Card) -> kinds.NoticeCard:
    return kinds.NoticeCard(
        notice,
        title=_("You and %(name)s have both nodded") % {"name": card.person.name},
        detail=_("Either of you may say hello. Nothing is owed."),
        chips=_shared(card),
        powers=card.powers,
        link=url("people:person", card.person.ref),
        link_text=_("To their page"),
    )


def _shared(card: Card) -> list[str]:
    return [chip.text for chip in card.chips if chip.shared]
