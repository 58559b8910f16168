"""People found by what they wrote about themselves. Never writes, and keeps nothing of what was looked for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q, Value
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eachother.finding.cards import Card, NodState, cards_for
from eachother.finding.queries import A_PAGE, Own, own_of
from eachother.people.models import Acquaintance, Block, Mute, Person
from eachother.people.queries import Shown, shown_experiences
from eachother.search import queries as index
from eachother.search.marking import Piece, marked

KIND = "p"
LONGEST = 200
MET_AT_MOST = 300
SAID_AT_MOST = 6


def sharing(experience: int) -> str:
    """The audience of those who let themselves be found by this experience."""
    return f"e{experience}"


def met_with(person: int) -> str:
    """The audience of those who have nodded both ways with this person."""
    return f"n{person}"


def stemmed_in(languages: Iterable[str]) -> list[str]:
    """The languages of whoever writes or asks, and the community's, in which people write whatever they speak."""
    return list(dict.fromkeys([*(tag.partition("-")[0] for tag in languages), settings.LANGUAGE_CODE]))


@dataclass(frozen=True, slots=True)
class Told:
    """Something that somebody has lived, by the shared name and perhaps in their own words, with what was looked for
    marked."""

    name: Sequence[Piece]
    wording: Sequence[Piece]
    shared: bool
    plain: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Spoken:
    """Somebody who was found: their card, their words with what was looked for marked, and which words it was."""

    card: Card
    words: Sequence[Piece]
    lived: Sequence[Told]
    said: Sequence[str]


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of what was found. `text` is what was looked for; `before` and `next` are page numbers."""

    text: str
    words: str
    people: Sequence[Spoken]
    number: int
    before: int | None
    next: int | None


def answer_for(person: Person, text: str, number: int = 1) -> Answer:
    """The page of this number, or the last one there is. Six queries when the words are found as they are."""
    own = own_of(person)
    found = index.find(text, seen_by(person, own))
    last = max(1, -(-len(found.things) // A_PAGE))
    number = min(number, last)
    shown = found.things[(number - 1) * A_PAGE : number * A_PAGE]
    return Answer(
        text=text,
        words=words_for(found),
        people=_spoken(person, shown, own, found.terms),
        number=number,
        before=number - 1 if number > 1 else None,
        next=number + 1 if number < last else None,
    )


def seen_by(person: Person, own: Own) -> index.Seen:
    """Who asks the index: whom they have nodded with, what they share, whom they do not come across.

    As everywhere, whoever is hidden themselves finds nobody by what these show to people who share it.
    """
    lines = _lines_of(person)
    met = [low + high - person.pk for opens, low, high in lines if opens]
    return index.Seen(
        kind=KIND,
        languages=stemmed_in(person.languages),
        audiences=[*map(sharing, sorted(own.shares)), *map(met_with, sorted(met, reverse=True)[:MET_AT_MOST])],
        besides={person.pk, *(one for opens, *pair in lines for one in pair if not opens)},
    )


def _lines_of(person: Person) -> list[tuple[int, int, int]]:
    """Pairs with this person in them: those who have nodded (1), those between whom there is a line (0). One query."""
    met = Acquaintance.objects.filter(Q(low=person) | Q(high=person))
    blocked = Block.objects.filter(Q(by=person) | Q(other=person))
    muted = Mute.objects.holding().filter(by=person)
    pairs = (rows.annotate(opens=Value(0)).values_list("opens", "by_id", "other_id") for rows in (blocked, muted))
    return list(met.annotate(opens=Value(1)).values_list("opens", "low_id", "high_id").union(*pairs, all=True))


def words_for(found: index.Found) -> str:
    """What to say about what was found, and how."""
    match found.how:
        case index.How.NONE:
            return ""
        case index.How.MENDED:
            return " ".join(_instead(typed, taken) for typed, taken in (found.mended or {}).items())
        case index.How.SOME:
            return _("Nobody’s words have all of this in them. These have some of it.")
    if len(found.things) >= index.NEWEST:
        return _("Many people wrote about this.")
    people = len(found.things)
    return ngettext("One person wrote about this.", "%(n)s people wrote about this.", people) % {"n": people}


def _instead(typed: str, taken: str) -> str:
    return _("Nothing for “%(typed)s”; here is what fits “%(taken)s”.") % {"typed": typed, "taken": taken}


def _spoken(viewer: Person, people: Sequence[int], own: Own, terms: frozenset[str]) -> list[Spoken]:
    """Cards in this order. Marked is only what the viewer may see; where there is nothing to mark, somebody has just
    taken it back, and is left out."""
    cards = cards_for(viewer, people, own)
    met = {card.person.pk for card in cards if card.state is NodState.MET}
    shown = shown_experiences(viewer, people, mine=set(own.rarities), nodded=met) if cards else {}
    spoken = (_spoken_by(card, shown[card.person.pk], own.names, terms) for card in cards)
    return [one for one in spoken if one.said]


def _spoken_by(card: Card, shown: Iterable[Shown], names: Mapping[int, str], terms: frozenset[str]) -> Spoken:
    languages = stemmed_in(card.person.languages)
    lived = [
        Told(
            marked(one.name, terms, languages),
            marked(one.wording, terms, languages),
            shared=one.experience_id in names,
            plain=(one.name, one.wording),
        )
        for one in shown
    ]
    lived.sort(key=lambda told: not told.shared)
    words = marked(card.person.words, terms, languages)
    texts = [words, *(pieces for told in lived for pieces in (told.name, told.wording))]
    said = dict.fromkeys(piece.text.casefold() for pieces in texts for piece in pieces if piece.found)
    return Spoken(card, words, lived, list(said)[:SAID_AT_MOST])
