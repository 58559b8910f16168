"""Stories found by the words in them, or by what they moved toward. Keeps nothing of what was looked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils.text import Truncator

from eachother.circles.models import Membership
from eachother.finding.own_words import stemmed_in
from eachother.people.models import Block, Mute, Person
from eachother.search import actions as index
from eachother.search import queries as found_by
from eachother.search.marking import Piece, marked
from eachother.search.words import EVERYBODY
from eachother.stories.models import Audience, Naming, Story
from eachother.stories.queries import AT_ONCE, with_all

ALL, TOWARD = "s", "t"  # the letters of the index: all its words, and only what it moved toward
LONGEST = 200
NAMED_AT_MOST = 60  # of the stories told by name, by somebody or to them, the newest
AROUND = 90  # letters of the words shown before what was found


@dataclass(frozen=True, slots=True)
class Spoken:
    """A story that was found, with what was looked for marked in its title and in a stretch of its words."""

    story: Story
    title: Sequence[Piece]
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


def put(story: Story) -> None:
    """It is found by its words, by those whom it is told to."""
    if not story.is_told:
        take_out(story)
        return
    audience, languages = _audience(story), stemmed_in(story.by.languages if story.by else ())
    abouts = story.abouts.order_by("pk").values_list("name", flat=True)
    text = "\n".join((story.title, story.words, story.moved_toward, *abouts))
    index.put(ALL, story.pk, [index.Text(audience, text, languages)])
    index.put(TOWARD, story.pk, [index.Text(audience, story.moved_toward, languages)])


def take_out(story: Story) -> None:
    for kind in (ALL, TOWARD):
        index.take_out(kind, story.pk)


def tidy() -> None:
    """What was taken out is not left in the index's file either."""
    index.tidy()


def find(person: Person, text: str, number: int, *, toward: bool = False) -> Found:
    """Those that are told to this person and that they come across, best first. What the index has and they may not see
    stays unseen, whatever the index says."""
    found = found_by.find(text, _seen_by(person, TOWARD if toward else ALL))
    stories = Story.objects.met_by(person)
    there = set(stories.filter(pk__in=found.things).values_list("pk", flat=True))
    things = [one for one in found.things if one in there]
    number = min(number, max(1, -(-len(things) // AT_ONCE)))
    shown = things[(number - 1) * AT_ONCE : number * AT_ONCE]
    rows = {story.pk: story for story in with_all(stories.filter(pk__in=shown))}
    return Found(
        text=text,
        how=found.how,
        mended=tuple((found.mended or {}).items()),
        rows=[_spoken(rows[pk], found.terms, toward) for pk in shown if pk in rows],
        number=number,
        before=number - 1 if number > 1 else None,
        next=number + 1 if number * AT_ONCE < len(things) else None,
    )


def _spoken(story: Story, terms: frozenset[str], toward: bool) -> Spoken:
    languages = stemmed_in(story.by.languages if story.by else ())
    words = story.moved_toward if toward else _stretch(story.words, terms, languages)
    return Spoken(story, marked(story.title, terms, languages), marked(words, terms, languages))


def _stretch(words: str, terms: frozenset[str], languages: Sequence[str]) -> str:
    """The words around the first that was looked for; the beginning when it stands elsewhere."""
    at = 0
    for piece in marked(words, terms, languages):
        if piece.found:
            start = words.rfind(" ", 0, max(0, at - AROUND)) + 1 if at > AROUND else 0
            return ("… " if start else "") + Truncator(words[start:]).chars(3 * AROUND)
        at += len(piece.text)
    return Truncator(words).chars(3 * AROUND)


def _seen_by(person: Person, kind: str) -> found_by.Seen:
    circles = Membership.objects.filter(person=person).values_list("circle", flat=True)
    by_name = Story.objects.filter(Q(by=person) | Q(readers__person=person), audience=Audience.NAMED)
    to_them = by_name.distinct().order_by("-pk").values_list("pk", flat=True)[:NAMED_AT_MOST]
    lines = Q(Exists(Block.objects.filter(Q(by=person, other=OuterRef("by")) | Q(by=OuterRef("by"), other=person))))
    lines |= Q(Exists(Mute.objects.holding().filter(by=person, other=OuterRef("by"))))
    unseen = Story.objects.filter(lines, naming=Naming.NAMED)
    return found_by.Seen(
        kind=kind,
        languages=stemmed_in(person.languages),
        audiences=[f"o{person.pk}", *(f"c{pk}" for pk in circles), *(f"r{pk}" for pk in to_them)],
        besides=set(unseen.values_list("pk", flat=True)),
    )


def _audience(story: Story) -> str:
    """The list in which its words stand. What is told by name to somebody has one of its own."""
    if story.audience in (Audience.HERE, Audience.WEB):
        return EVERYBODY
    if story.audience == Audience.CIRCLE and story.circle_id:
        return f"c{story.circle_id}"
    return f"r{story.pk}" if story.audience == Audience.NAMED else f"o{story.by_id or 0}"
