"""Pages, loaded through their owner. Never writes."""

from django.http import Http404

from eachother.journal.models import Kind, Page
from eachother.people.models import Person

AT_ONCE = 100


def page_for(person: Person, ref: str) -> Page:
    """Their page of this name. 404 for everybody else, as if there were none. One query."""
    page = Page.objects.filter(owner=person, ref=ref).first()
    if page is None:
        raise Http404
    return page


def has_plan(person: Person) -> bool:
    """Whether there is a plan that could be opened. One query."""
    return Page.objects.filter(owner=person, kind=Kind.PLAN).exists()


def pages_of(person: Person, kind: Kind, *, before: str = "") -> list[Page]:
    """Their pages of a kind, the last begun first, AT_ONCE at a time; `before` is the ref of one that was shown."""
    pages = Page.objects.filter(owner=person, kind=kind).order_by("-pk")
    if before:
        pages = pages.filter(pk__lt=page_for(person, before).pk)
    return list(pages[:AT_ONCE])


def leaf_for(person: Person, ref: str) -> Page:
    """Their page of the journal of this name. 404 as `page_for`, and for the plan, which has an address of its own."""
    page = page_for(person, ref)
    if page.kind != Kind.JOURNAL:
        raise Http404
    return page
