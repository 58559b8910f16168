"""A page of People: who is in sight, in groups, each with its words."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eachother.finding.cards import Card, cards_for
from eachother.finding.nodding import nodded_first
from eachother.finding.queries import A_PAGE, Look, Match, look, own_of
from eachother.finding.score import Fit
from eachother.finding.statement import AT_MOST
from eachother.people.models import Person


@dataclass(frozen=True, slots=True)
class Group:
    """People whose times and company go equally well with one's own; the best fit has no title."""

    title: str
    words: str
    cards: Sequence[Card]


@dataclass(frozen=True, slots=True)
class Sight:
    """A page of People. `said` is what the person has said they have lived; `next` and `before` are page numbers;
    `look` is all that was found."""

    said: Sequence[str]
    words: str
    groups: Sequence[Group]
    number: int
    before: int | None
    next: int | None
    look: Look


def in_sight(person: Person, number: int = 1) -> Sight:
    """The page of this number, or the last one there is."""
    own = own_of(person)
    found = look(person, own)
    matches = found.matches
    last = max(1, -(-len(matches) // A_PAGE))
    number = min(number, last)
    shown = matches[(number - 1) * A_PAGE : number * A_PAGE]
    nodded = nodded_first(person) if number == 1 else []
    people = [*nodded, *(match.person for match in shown)]
    cards = {card.person.pk: card for card in cards_for(person, people, own)}
    return Sight(
        said=list(own.names.values()),
        words=how_many(len(matches)),
        groups=[*_who_nodded(nodded, cards), *_groups(shown, cards)],
        number=number,
        before=number - 1 if number > 1 else None,
        next=number + 1 if number < last else None,
        look=found,
    )


def how_many(people: int) -> str:
    """How many are in sight; beyond what is read at once, no number."""
    if people == 0:
        return ""
    if people >= AT_MOST:
        return _("You share something with many people.")
    return ngettext("You share something with one person.", "You share something with %(n)s people.", people) % {
        "n": people
    }


def _who_nodded(people: Sequence[int], cards: dict[int, Card]) -> list[Group]:
    """They are found by nobody else: their nod brings them here."""
    found = [cards[one] for one in people if one in cards]
    return (
        [Group(_("Nodded to you first"), _("They come in sight only of people they nod to."), found)] if found else []
    )


def _groups(matches: Sequence[Match], cards: dict[int, Card]) -> list[Group]:
    groups = []
    for fit, some in groupby(matches, key=lambda match: match.fit):
        title, words = _words_for(fit)
        groups.append(Group(title, words, [cards[match.person] for match in some if match.person in cards]))
    return groups


def _words_for(fit: Fit) -> tuple[str, str]:
    match fit:
        case Fit.WELL:
            return "", ""
        case Fit.OTHER_HOURS:
            return _("About at other times"), _("You share something, though not the times of day you have each said.")
        case _:
            return (
                _("Looking for other company"),
                _("You share something. What one of you would welcome is not what the other has offered, so far."),
            )
