"""Asks and offers found by the words in them. Keeps nothing of what was looked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from eachother.circles.models import Circle, Membership, Readers
from eachother.exchange.models import Slip
from eachother.exchange.queries.slips import AT_ONCE, as_seen_by
from eachother.finding.own_words import stemmed_in
from eachother.people.models import Block, Mute, Person
from eachother.search import actions as index
from eachother.search import queries as found_by
from eachother.search.marking import Piece, marked
from eachother.search.words import EVERYBODY

KIND = "a"
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Spoken:
    """A slip that was found, with what was looked for marked in its words."""

    slip: Slip
    words: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what was found by `text`; `how` well. `before` and `next` are page numbers."""

    text: str
    how: found_by.How
    mended: tuple[tuple[str, str], ...]
    rows: Sequence[Spoken]
    number: int
    before: int | None
    next: int | None


def put(slip: Slip) -> None:
    """It is found by its words: by everybody, or by those who may read in its circle."""
    text = " ".join((slip.words, slip.time, slip.place))
    audience = _audience(slip.circle) if slip.circle and slip.circle.readers == Readers.CIRCLE else EVERYBODY
    index.put(KIND, slip.pk, [index.Text(audience, text, stemmed_in(slip.by.languages))])


def take_out(slip: Slip) -> None:
    index.take_out(KIND, slip.pk)


def tidy() -> None:
    """What was taken out is not left in the index's file either."""
    index.tidy()


def find(person: Person, text: str, number: int) -> Found:
    """Those that are up and that this person comes across, best first. What the index has and they may not see stays
    unseen, whatever the index says."""
    found = found_by.find(text, _seen_by(person))
    slips = Slip.objects.up().come_across_by(person)
    there = set(slips.filter(pk__in=found.things).values_list("pk", flat=True))
    things = [one for one in found.things if one in there]
    number = min(number, max(1, -(-len(things) // AT_ONCE)))
    shown = things[(number - 1) * AT_ONCE : number * AT_ONCE]
    rows = {slip.pk: slip for slip in as_seen_by(person, slips.filter(pk__in=shown))}
    return Found(
        text=text,
        how=found.how,
        mended=tuple((found.mended or {}).items()),
        rows=[
            Spoken(rows[pk], marked(rows[pk].words, found.terms, stemmed_in(rows[pk].by.languages)))
            for pk in shown
            if pk in rows
        ],
        number=number,
        before=number - 1 if number > 1 else None,
        next=number + 1 if number * AT_ONCE < len(things) else None,
    )


def _seen_by(person: Person) -> found_by.Seen:
    circles = Membership.objects.filter(person=person).select_related("circle")
    lines = Q(Exists(Block.objects.filter(Q(by=person, other=OuterRef("by")) | Q(by=OuterRef("by"), other=person))))
    lines |= Q(Exists(Mute.objects.holding().filter(by=person, other=OuterRef("by"))))
    return found_by.Seen(
        kind=KIND,
        languages=stemmed_in(person.languages),
        audiences=[_audience(one.circle) for one in circles],
        besides=set(Slip.objects.filter(lines).values_list("pk", flat=True)),
    )


def _audience(circle: Circle) -> str:
    return f"c{circle.pk}"
