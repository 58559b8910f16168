"""The only writer of this room."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from eachother.journal import announcements, rules
from eachother.journal.models import Kind, Page
from eachother.journal.problems import Stale
from eachother.people.models import Person
from eachother.people.problems import Conflict, Problem
from eachother.vault.envelopes import SealedPage


@transaction.atomic
def keep(ref: str, written: SealedPage, *, by: Person) -> tuple[Page, bool]:
    """Keep what `by` wrote on their page `ref`: (page, whether it is new). The same sealed bytes again are kept once.

    Raises Stale when another browser of theirs was first, Conflict 'pages-full', Problem 'malformed' when a page of
    this kind cannot be called this.
    """
    if not rules.fits(written.kind, ref, owner_ref=by.ref):
        raise Problem("malformed")
    page = _locked(ref, by)
    if page is None:
        return _begin(ref, written, by), True
    if page.kind != written.kind:
        raise Problem("malformed")
    if bytes(page.sealed) == written.sealed:
        return page, False
    if not rules.follows(written.revision, page.revision):
        raise Stale(page)
    page.revision, page.sealed, page.updated_at = written.revision, written.sealed, timezone.now()
    page.save(update_fields=["revision", "sealed", "updated_at"])
    return page, True


@transaction.atomic
def throw_plan_away(*, by: Person) -> None:
    """Their plan is gone, and whoever it was shown to has it no longer. Twice is once."""
    Page.objects.filter(owner=by, kind=Kind.PLAN).delete()
    announcements.plan_thrown_away.send(sender=None, person=by)


@transaction.atomic
def let_leaf_go(ref: str, *, by: Person) -> None:
    """Their page of the journal is gone. Twice is once; the plan is no page of the journal."""
    Page.objects.filter(owner=by, ref=ref, kind=Kind.JOURNAL).delete()


def forget(person: Person) -> None:
    Page.objects.filter(owner=person).delete()


def _begin(ref: str, written: SealedPage, by: Person) -> Page:
    if not rules.follows(written.revision, 0):
        raise Stale(None)
    if Page.objects.filter(owner=by).count() >= rules.PAGES_AT_MOST:
        raise Conflict("pages-full")
    try:
        with transaction.atomic():
            return Page.objects.create(
                owner=by, ref=ref, kind=Kind(written.kind), revision=written.revision, sealed=written.sealed
            )
    except IntegrityError:  # another browser began it in this very moment
        raise Stale(_locked(ref, by)) from None


def _locked(ref: str, by: Person) -> Page | None:
    return Page.objects.select_for_update().filter(owner=by, ref=ref).first()
