"""Who comes in sight of whom. Never writes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from zlib import crc32

from django.conf import settings
from django.utils import timezone

from eachother.finding import score, statement
from eachother.finding.models import Posting
from eachother.finding.rules import may_be_found
from eachother.finding.score import Fit, Side
from eachother.finding.statement import SALTS, Day, Found, Slice
from eachother.people.models import Person, ShownTo

A_PAGE = 20
ROWS_AT_MOST = 20_000
FEW_ROWS = 4_000
UNLIFTED = 550


@dataclass(frozen=True, slots=True)
class Own:
    """What somebody has said they have lived, as the finding sees it.

    `names` is everything, in their order, by experience; `rarities` what helps the finding, and `openly` what of it is
    shown to everybody. `shares` is for what they see the veiled words of others: what they let others find themselves.
    `counts` is how many show a term to everybody; `holders` how many an experience; `everybody` how many anything.
    """

    names: dict[int, str]
    rarities: dict[int, int]
    openly: frozenset[int]
    shares: frozenset[int]
    counts: dict[tuple[int, str], int]
    holders: dict[int, int]
    everybody: int

    def weight(self, *, openly: bool = False) -> int:
        """W, or what everybody may know of it."""
        return sum(rarity for one, rarity in self.rarities.items() if not openly or one in self.openly)


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody to be brought in sight, and how well times and company go together."""

    person: int
    fit: Fit


class Speaks(Protocol):
    """Somebody, as far as their languages go: BCP 47 tags."""

    @property
    def languages(self) -> Sequence[str]: ...


def languages_of(person: Speaks) -> list[str]:
    """The languages somebody can be met in, without regions; who has said none is met in the community's."""
    return list(dict.fromkeys(tag.partition("-")[0] for tag in person.languages)) or [settings.LANGUAGE_CODE]


def own_of(person: Person) -> Own:
    """One query."""
    names: dict[int, str] = {}
    shown: dict[int, str] = {}
    counts: dict[tuple[int, str], int] = {}
    holders: dict[int, int] = {}
    found = 0
    for term in statement.own(person.pk, languages_of(person)):
        names[term.experience] = term.name
        found = term.everybody
        if term.shown_to != ShownTo.NODDED:
            shown[term.experience] = term.shown_to
        if term.language == "":
            holders[term.experience] = term.people
        elif term.language is not None:
            counts[term.experience, term.language] = term.people
    return Own(
        names=names,
        rarities={experience: score.rarity(holders.get(experience, 0), found) for experience in shown},
        openly=frozenset(experience for experience, to in shown.items() if to == ShownTo.EVERYBODY),
        shares=frozenset(shown) if may_be_found(person) else frozenset(),
        counts=counts,
        holders=holders,
        everybody=found,
    )


def matches_for(person: Person, own: Own, *, on: date | None = None) -> list[Match]:
    """At most `statement.AT_MOST` people, best first; the same all day as long as nobody changes."""
    return look(person, own, on=on).matches


def look(person: Person, own: Own, *, on: date | None = None) -> "Look":
    """Whoever is in sight. One query in a small community, at most three in a large.

    Whoever's times or company do not go together with the person's own comes only when the others do not fill a page:
    first those of other hours, then those of other company.
    """
    mine = Side(own.weight(), person.hours, person.welcomes, person.offers)
    day = day_of(person, on or timezone.localdate())
    slices, whole = slices_of(own, languages_of(person), day.turn)
    strictly = sum(own.counts.get((piece.experience, piece.language), 0) for piece in slices) > FEW_ROWS
    veiled = bool(own.shares)
    found = statement.find(person.pk, slices, mine, day, strictly=strictly, veiled=veiled)
    if strictly and len(found) < A_PAGE:
        found = statement.find(person.pk, slices, mine, day, strictly=False, veiled=veiled)
    if not whole:
        found = _completed(found, own, languages_of(person), veiled=veiled)
    return Look(found, mine, mine._replace(weight=own.weight(openly=True)), day)


@dataclass(frozen=True, slots=True)
class Look:
    """Who was found on a day: for one's own eyes (`matches`), and as it would be if nobody veiled anything
    (`openly`). Attention is counted by the second: counted by the first, it would move people in the sight of others
    for what these must not know."""

    found: Sequence[Found]
    mine: Side
    mine_openly: Side
    day: Day

    @property
    def matches(self) -> list[Match]:
        return in_order(self.found, self.mine, self.day.turn)

    @property
    def openly(self) -> list[Match]:
        found = [one._replace(shown=one.openly, veiled=0) for one in self.found if one.openly]
        return in_order(found, self.mine_openly, self.day.turn)


def slices_of(own: Own, languages: Iterable[str], turn: int) -> tuple[list[Slice], bool]:
    """The terms to read, rarest first, `ROWS_AT_MOST` rows in all; and whether that is every row.

    Of the last term only a window of salts is read; it begins at `turn`, so that another day shows other people.
    """
    terms = sorted(
        (own.counts.get((experience, language), 0), experience, language)
        for experience in own.rarities
        for language in languages
    )
    slices: list[Slice] = []
    left = ROWS_AT_MOST
    for people, experience, language in terms:
        rarity = own.rarities[experience]
        piece = Slice(experience, language, rarity, rarity if experience in own.openly else 0)
        if people > left:
            slices += (piece._replace(low=low, high=high) for low, high in _window(turn, left / people))
            return slices, False
        slices.append(piece)
        left -= people
    return slices, True


def day_of(person: Person, day: date) -> Day:
    """A day of this person's; where it begins among the salts is theirs alone."""
    return Day(day.toordinal(), crc32(f"{person.ref}{day.isoformat()}".encode()) % SALTS)


def in_order(found: Sequence[Found], mine: Side, turn: int) -> list[Match]:
    """By fit, then by score; equal ones in the order of the day."""
    ranked = sorted(
        (score.fit(mine, one.side), -_score(one, mine), (one.salt + turn) % SALTS, one.person) for one in found
    )
    matches = [Match(person, fit) for fit, _score, _salt, person in ranked]
    for loosest in Fit:
        enough = [match for match in matches if match.fit <= loosest]
        if len(enough) >= A_PAGE:
            return enough
    return matches


def _score(one: Found, mine: Side) -> float:
    """With the lift of whoever shows everybody what is shared: what is seen through a veil is counted for nobody, so
    that a lift would rest on nothing. Rounded, so that what is equal is equal however it was added up."""
    theirs = one.side.sharing(one.shown, one.veiled, mine)
    lift = one.lift if one.shown else UNLIFTED
    return round(lift * score.score(one.shown + one.veiled, mine, theirs), 6)


def _window(turn: int, share: float) -> list[tuple[int, int]]:
    """The salts from `turn` on that make up this share; two ranges when it goes round the end."""
    end = turn + int(SALTS * share) - 1
    return [(turn, end)] if end < SALTS else [(turn, SALTS - 1), (0, end - SALTS)]


def _completed(found: Iterable[Found], own: Own, languages: Iterable[str], *, veiled: bool) -> list[Found]:
    """The same people, with all that they share, also by terms that were too long to read. One query."""
    people = {one.person: one._replace(shown=0, openly=0, veiled=0) for one in found}
    postings = Posting.objects.filter(person__in=people, experience__in=own.rarities, language__in=languages)
    if not veiled:
        postings = postings.filter(veiled=False)
    for person, experience, under in postings.values_list("person_id", "experience_id", "veiled").distinct():
        people[person] = _with(people[person], own.rarities[experience], openly=experience in own.openly, under=under)
    return list(people.values())


def _with(one: Found, rarity: int, *, openly: bool, under: bool) -> Found:
    """As found by one thing more: `under` a veil of theirs, or shown to everybody by both."""
    if under:
        return one._replace(veiled=max(one.veiled, rarity))
    return one._replace(shown=one.shown + rarity, openly=one.openly + rarity * openly)
