"""Somebody's page, as far as it exists for who looks."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from eachother.people import doorway, languages, queries
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.people.models import Company, Hours, Openness, Person, ShownTo
from eachother.people.models.person import COMPANY_WORDS, HOURS_WORDS
from eachother.web.pages import page


@require_safe
@signed_in
def person(request: PersonRequest, ref: str) -> HttpResponse:
    viewer, other = request.person, queries.person_page_for(request.person, ref)
    yourself = viewer.pk == other.pk
    shown = _shown(viewer, other)
    context = {
        "other": other,
        "yourself": yourself,
        "shown": shown,
        "openness": _openness(viewer, other) if any(one["shared"] for one in shown) else None,
        "doorways": [] if yourself else doorway.between(viewer, other),
        "tongues": [languages.name_of(tag) for tag in other.languages],
        "hours": [HOURS_WORDS[flag] for flag in Hours(other.hours)],
        "welcomes": _company(other.welcomes, viewer.offers),
        "offers": _company(other.offers, viewer.welcomes),
    }
    return page(request, "people/person.html", context)


def _openness(viewer: Person, other: Person) -> Openness | None:
    """How open they are just now, for who shares something with them (as `queries.who_sees_openness_of`)."""
    if viewer.pk != other.pk and not queries.may_come_across(viewer, other):
        return None
    openness: Openness | None = getattr(other, "openness", None)
    return openness if openness and openness.until > timezone.now() else None


def _shown(viewer: Person, other: Person) -> list[dict[str, Any]]:
    """What the other shows, each with whether the viewer has lived it too."""
    said = queries.lived_by(viewer)
    mine, openly = {one.experience_id for one in said}, [one for one in said if one.shown_to != ShownTo.NODDED]
    shown = queries.shown_experiences(viewer, [other.pk], mine={one.experience_id for one in openly})[other.pk]
    return [{"name": lived.name, "wording": lived.wording, "shared": lived.experience_id in mine} for lived in shown]


def _company(theirs: int, mine: int) -> list[tuple[Any, bool]]:
    """Words for each way of keeping company, and whether it meets something that the viewer said."""
    return [(COMPANY_WORDS[flag], bool(mine & flag)) for flag in Company(theirs)]
