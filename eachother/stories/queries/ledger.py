"""The ledger: everywhere a story stands, for its teller; and what may be done with it, for the rooms above."""

from typing import NamedTuple

from eachother.people.models import Person
from eachother.stories import standing
from eachother.stories.models import Audience, Quoting, Reader, Story, Use, Uses


class Line(NamedTuple):
    """A use, the yes to it that holds (None: no), the yeses that were taken back, and where it stands by it."""

    use: Uses
    given: Use | None
    before: list[Use]
    places: list[standing.Place]


class Quote(NamedTuple):
    """What may be quoted of a story: the words, and the name to stand with them ('' without one). `whole` says that any
    passage of the words may be taken; else they are to be taken as they are."""

    words: str
    name: str
    whole: bool


def ledger(story: Story) -> list[Line]:
    """Every use in its order. One query, and what the rooms above ask."""
    rows = list(Use.objects.filter(story=story).order_by("pk"))
    places = standing.places_of(story)
    lines = []
    for use in Uses:
        given = next((one for one in rows if one.kind == use and one.withdrawn_at is None), None)
        before = [one for one in rows if one.kind == use and one.withdrawn_at]
        lines.append(Line(use, given, before, places.get(use, [])))
    return lines


def readers_of(story: Story, person: Person) -> list[Person]:
    """To whom it is told by name, as far as they exist for the teller; by name."""
    people = Person.objects.visible_to(person).filter(pk__in=Reader.objects.filter(story=story).values("person"))
    return list(people.order_by("name_key"))


def stories_for(person: Person, use: Uses) -> list[Story]:
    """Those that this person comes across and whose teller says yes to this use; the newest first. What is told only to
    people by name, or to a circle, is for them: whoever lets it stand somewhere else asks `may_stand_before`."""
    return list(Story.objects.met_by(person).allowing(use).order_by("-told_at", "-pk"))


def may_stand_before(story: Story, everybody: bool, circle_id: int | None = None) -> bool:
    """Whether all who would read it there may read it: everybody here, or a circle."""
    if story.audience in (Audience.HERE, Audience.WEB):
        return True
    return not everybody and story.audience == Audience.CIRCLE and story.circle_id == circle_id


def quote_of(story: Story) -> Quote | None:
    """How it may be quoted now; None when it may not."""
    use = Use.objects.given().filter(story=story, kind=Uses.QUOTE).first()
    if use is None or not story.is_told:
        return None
    if use.how == Quoting.CHANGED:
        return Quote(use.words, "", whole=False)
    return Quote(story.words, story.name if use.how == Quoting.NAMED else "", whole=True)
