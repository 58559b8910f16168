"""One standard, and what belongs to it."""

from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.db.models import Case, Exists, Max, OuterRef, When
from django.db.models.query import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from eachother.people.models import Person
from eachother.standards.models import Adoption, Reading, Recall, Root, Stance, Standard, Statement, Voice
from eachother.standards.queries.asked import Asked, asked_about
from eachother.standards.queries.lists import may_be_laid
from eachother.stories.models import Story
from eachother.talk.models import out_of_sight
from eachother.web.paging import Paged, paged

VOICES_AT_ONCE = 30
VERSIONS_AT_ONCE = 40


class Seen(NamedTuple):
    """A standard as somebody sees it. `holds` is its adoption now; `last` the one before where it is retired; `newest`
    the statement that was written last; `asked` the decision that is open about it."""

    standard: Standard
    holds: Adoption | None
    last: Adoption | None
    newest: Statement | None
    recall: Recall | None
    asked: Asked | None


def standard_for(person: Person, ref: str) -> Standard:
    """One that this person may read; else a 404."""
    found: Standard = get_object_or_404(Standard.objects.visible_to(person), ref=ref)
    return found


def seen(person: Person, standard: Standard) -> Seen:
    adoptions = Adoption.objects.filter(standard=standard).select_related("statement", "decision", "ended_by")
    last = adoptions.order_by("-created_at", "-pk").first()
    holds = last if last and last.ended_at is None else None
    recall = Recall.objects.filter(standard=standard, settled_at=None).select_related("by").first()
    newest = statements_of(person, standard).first()
    return Seen(standard, holds, last, newest, recall, asked_about([standard]).get(standard.pk))


def statements_of(person: Person, standard: Standard) -> QuerySet[Statement]:
    """The newest first. One that never held is not there for who is behind a line from its writer."""
    held = Exists(Adoption.objects.filter(statement=OuterRef("pk")))
    rows = Statement.objects.filter(~out_of_sight(person, "by") | held, standard=standard)
    return rows.select_related("by").order_by("-number")


def readings_of(person: Person, standard: Standard) -> QuerySet[Reading]:
    """As far as their writers exist for this person: what is marked as differing first, then as they came."""
    rows = Reading.objects.filter(~out_of_sight(person, "by"), standard=standard)
    return rows.select_related("by").order_by("-differs", "pk")


def own_reading(person: Person, standard: Standard, ref: str) -> Reading:
    found: Reading = get_object_or_404(readings_of(person, standard), ref=ref)
    if found.by_id != person.pk:
        raise PermissionDenied
    return found


def voices_page(person: Person, standard: Standard, number: int) -> Paged[Voice]:
    """Who has not been heard stands first: everybody's first word before anybody's second, of first words those of
    people who had not spoken to any standard before, and among equals what differs."""
    rows = Voice.objects.filter(~out_of_sight(person, "by"), standard=standard).select_related("by")
    differs = Case(When(stance=Stance.DIFFERENT, then=0), default=1)
    return paged(rows.order_by("turn", "heard", differs, "pk"), number, size=VOICES_AT_ONCE)


def own_voice(person: Person, standard: Standard, ref: str) -> Voice:
    voices = Voice.objects.filter(~out_of_sight(person, "by"), standard=standard)
    found: Voice = get_object_or_404(voices, ref=ref)
    if found.by_id != person.pk:
        raise PermissionDenied
    return found


def root_of(person: Person, standard: Standard, ref: str) -> Root:
    """One that this person laid there. A 404 where there is none for them, PermissionDenied where somebody else did."""
    found: Root = get_object_or_404(
        Root.objects.filter(standard=standard, story__in=Story.objects.visible_to(person)).select_related("standard"),
        ref=ref,
    )
    if found.laid_by_id != person.pk:
        raise PermissionDenied
    return found


def story_to_lay(person: Person, ref: str) -> Story:
    found = may_be_laid(person).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def last_number(standard: Standard) -> int:
    """Of its newest statement, whoever wrote it; 0 where there is none."""
    return Statement.objects.filter(standard=standard).aggregate(last=Max("number"))["last"] or 0
