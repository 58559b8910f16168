"""People as cards: what is known of them by whoever looks, gathered in a few queries for a whole page."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from eachother.finding.models import NOD_LASTS, Nod, Tie
from eachother.finding.nodding import welcomes_nods
from eachother.finding.queries import Own
from eachother.finding.reasons import NEW_FOR_DAYS, Facts, only_a_few, reason
from eachother.foundation.prepared import Many, Prepared
from eachother.live.presence import here
from eachother.people.languages import name_of
from eachother.people.models import Company, HiddenFrom, Hours, Person, PowersOf, Said
from eachother.people.models.person import HOURS_WORDS
from eachother.people.queries import Shown, met_by, shown_experiences, visible_to


class NodState(StrEnum):
    """What has passed between whoever looks and the person on the card."""

    NONE = "none"
    GIVEN = "given"
    RECEIVED = "received"
    MET = "met"


class Chip(NamedTuple):
    text: str
    shared: bool


class Someone(NamedTuple):
    """As much of a person as a card needs, and what has passed between them and whoever looks: they have `nodded`, been
    nodded to (`nods`), both (`met`), or are `tied`; and whether anybody has `greeted` the person at all."""

    pk: int
    ref: str
    name: str
    words: str
    languages: Sequence[str]
    hours: int
    welcomes: int
    offers: int
    created_at: datetime
    hidden_at: datetime | None
    hidden_from: str
    nodded_by: str
    open_until: datetime | None
    nodded: bool
    nods: bool
    tied: bool
    met: bool
    carries: tuple[Said, ...]
    greeted: bool


class Card(NamedTuple):
    """One person, as another may see them. `here`: they say that they are open to company, and have a page open; who
    reads in peace is not seen to be here. `nods`: theirs is live. `lets_nod`: a first nod may come from whoever looks.
    `tied`: they need no bringing together."""

    person: Someone
    here: bool
    detail: str
    chips: tuple[Chip, ...]
    reason: str
    state: NodState
    nods: bool
    lets_nod: bool
    tied: bool
    powers: tuple[Said, ...]


def cards_for(viewer: Person, people: Sequence[int], own: Own) -> list[Card]:
    """Cards of these people, in this order; whoever does not exist for the viewer is left out."""
    now = timezone.now()
    found = map(Someone._make, _people(viewer=viewer, people=people, since=now - NOD_LASTS))
    rows = {person.pk: person for person in found}
    met = {pk for pk, other in rows.items() if other.met}
    shown = shown_experiences(viewer, people, mine=set(own.rarities), nodded=met)
    around = here(people)
    return [
        Card(
            person=(other := rows[pk]),
            here=pk in around and _is_open(other, now),
            detail=detail_of(other, days := _days_here(other, now)),
            chips=chips_of(shown[pk], own),
            reason=reason(facts_of(viewer, other, shown[pk], own, days)),
            state=_state(other),
            nods=other.nods,
            lets_nod=welcomes_nods(other, sharing=any(one.experience_id in own.rarities for one in shown[pk])),
            tied=other.tied,
            powers=other.carries,
        )
        for pk in people
        if pk in rows
    ]


def _people_with_what_passed(viewer: Person, people: list[int], since: datetime) -> QuerySet[Person, tuple[Any, ...]]:
    nod = Nod.objects.live(since)
    told = (
        visible_to(viewer)
        .filter(pk__in=people)
        .annotate(
            open_until=F("openness__until"),
            nodded=Exists(nod.filter(by=viewer, to=OuterRef("pk"))),
            nods=Exists(nod.filter(by=OuterRef("pk"), to=viewer)),
            tied=Exists(Tie.objects.filter(person=viewer, other=OuterRef("pk"))),
            met=Exists(met_by(viewer, "pk")),
            carries=PowersOf(),
            greeted=Exists(nod.filter(to=OuterRef("pk"))) | Exists(Tie.objects.filter(person=OuterRef("pk"))),
        )
    )
    return told.values_list(*Someone._fields)


def _is_open(other: Someone, now: datetime) -> bool:
    found = other.hidden_at is None or (other.hidden_from == HiddenFrom.STRANGERS and other.met)
    return found and other.open_until is not None and other.open_until > now


def facts_of(viewer: Person, other: Someone, shown: Iterable[Shown], own: Own, days: int | None) -> Facts:
    """The facts behind the reason; every one of them stands on the other's card or page for the viewer to see."""
    shared = [lived.experience_id for lived in shown if lived.experience_id in own.names]
    few = [one for one in shared if one in own.holders and only_a_few(own.holders[one], own.everybody)]
    return Facts(
        name=other.name,
        shared=len(shared),
        few=len(few),
        hours=Hours(viewer.hours & other.hours),
        they_welcome=Company(other.welcomes & viewer.offers),
        you_welcome=Company(viewer.welcomes & other.offers),
        days=days,
        greeted=other.greeted,
    )


def chips_of(shown: Iterable[Shown], own: Own) -> tuple[Chip, ...]:
    """What is shared first, then the rest, by the names that the members share."""
    chips = [Chip(lived.name, shared=lived.experience_id in own.names) for lived in shown]
    return tuple(sorted(chips, key=lambda chip: not chip.shared))


def detail_of(other: Someone, days: int | None) -> str:
    """'evenings · English, Polish'; 'new here' for who has said neither yet."""
    return _detail(other.hours, tuple(other.languages), days is not None, get_language())


@lru_cache(4096)
def _detail(hours: int, languages: Iterable[str], new: bool, _language: str | None) -> str:
    times = ", ".join(str(words) for time, words in HOURS_WORDS.items() if hours & time)
    said = (_("new here") if new else "", times, ", ".join(name_of(tag) for tag in languages))
    return " · ".join(part for part in said if part)


def _state(other: Someone) -> NodState:
    if other.met:
        return NodState.MET
    if other.nodded:
        return NodState.GIVEN
    return NodState.RECEIVED if other.nods else NodState.NONE


def _days_here(other: Someone, now: datetime) -> int | None:
    """How many days they have been here by the calendar; None when they are not new, as nearly everybody is not."""
    if (now - other.created_at).days > NEW_FOR_DAYS:
        return None
    days = (timezone.localdate(now) - timezone.localdate(other.created_at)).days
    return days if days <= NEW_FOR_DAYS else None


_people = Prepared(_people_with_what_passed, viewer=Person, people=Many(int), since=datetime)
