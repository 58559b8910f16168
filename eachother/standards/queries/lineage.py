"""The lineage of standards: what each was drawn from, and what it was decided by; as one person may see it."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Prefetch

from eachother.decisions.models import Decision
from eachother.decisions.queries import Dissent, dissent_of
from eachother.people.models import Person
from eachother.standards.models import Adoption, Reading, Root, Standard, Statement
from eachother.stories.models import Story, Uses
from eachother.talk.models import out_of_sight


class RootSeen(NamedTuple):
    """A story under a standard. Taken back, it has no story: an empty place."""

    ref: str
    story: Story | None
    laid_by: int | None


class ReadingSeen(NamedTuple):
    """A reading and the stories that it rests on. Without words it was taken back."""

    reading: Reading
    roots: list[RootSeen]


class StatementSeen(NamedTuple):
    """A statement that held, what it was drawn from, by which decision it came, and who saw it differently there."""

    statement: Statement
    adoption: Adoption
    readings: list[ReadingSeen]
    decision: Decision | None
    dissent: list[Dissent]


class Lineage(NamedTuple):
    """`statements` are those that hold or held, the newest first; `beside` are readings that no statement was drawn
    from, `unread` the stories on which nobody's reading rests."""

    standard: Standard
    statements: list[StatementSeen]
    beside: list[ReadingSeen]
    unread: list[RootSeen]


def lineages(person: Person, standards: Iterable[Standard]) -> dict[int, Lineage]:
    """Of each, by id. As many queries for one as for a hundred."""
    found = {one.pk: one for one in standards}
    roots = _roots(person, found)
    in_sight = Reading.objects.filter(~out_of_sight(person, "by"), standard__in=found)
    readings: dict[int, list[ReadingSeen]] = {}
    for one in in_sight.select_related("by").prefetch_related("roots").order_by("-differs", "pk"):
        rests_on = [seen for root in one.roots.all() if (seen := roots.get(root.pk))]
        readings.setdefault(one.standard_id, []).append(ReadingSeen(one, sorted(rests_on, key=lambda seen: seen.ref)))
    adoptions = Adoption.objects.filter(standard__in=found).select_related("statement", "decision")
    drawn = Prefetch("statement__readings", Reading.objects.only("pk"))
    rows = list(adoptions.prefetch_related(drawn).order_by("-created_at", "-pk"))
    refs = [one.decision.ref for one in rows if one.decision]
    dissent = dissent_of(person, refs) if refs else {}
    told: dict[int, list[StatementSeen]] = {}
    for made in rows:
        sources = {reading.pk for reading in made.statement.readings.all()}
        told.setdefault(made.standard_id, []).append(
            StatementSeen(
                made.statement,
                made,
                [seen for seen in readings.get(made.standard_id, []) if seen.reading.pk in sources],
                made.decision,
                dissent.get(made.decision.ref, []) if made.decision else [],
            )
        )
    laid: dict[int, list[RootSeen]] = {}
    for root in Root.objects.filter(pk__in=roots).order_by("pk").values_list("pk", "standard_id"):
        laid.setdefault(root[1], []).append(roots[root[0]])
    return {
        pk: _lineage(standard, told.get(pk, []), readings.get(pk, []), laid.get(pk, []))
        for pk, standard in found.items()
    }


def roots_seen(person: Person, standard: Standard) -> list[RootSeen]:
    """The stories under it, without the empty places; as they were laid."""
    return [root for root in _roots(person, [standard.pk]).values() if root.story]


def _roots(person: Person, standards: Iterable[int]) -> dict[int, RootSeen]:
    """Those whose story this person may read and whose teller lets it stand there now, and the empty places."""
    readable = Story.objects.visible_to(person).allowing(Uses.STANDARD).select_related("by")
    rows = list(Root.objects.filter(standard__in=standards).order_by("pk"))
    stories = {one.pk: one for one in readable.filter(pk__in=[one.story_id for one in rows if one.story_id])}
    found = {}
    for root in rows:
        story = stories.get(root.story_id) if root.story_id else None
        if story or root.gone_at:
            found[root.pk] = RootSeen(root.ref, story, root.laid_by_id)
    return found


def _lineage(
    standard: Standard, statements: list[StatementSeen], readings: list[ReadingSeen], roots: list[RootSeen]
) -> Lineage:
    used = {seen.reading.pk for one in statements for seen in one.readings}
    beside = [seen for seen in readings if seen.reading.pk not in used]
    read = {root.ref for seen in readings for root in seen.roots}
    return Lineage(standard, statements, beside, [root for root in roots if root.ref not in read])
