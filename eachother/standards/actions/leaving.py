"""What is left of a story, and of somebody's words, when they are taken back."""

from django.db import transaction
from django.utils import timezone

from eachother.notices import actions as notices
from eachother.people.models import Leaving, Person, Words
from eachother.standards import queries
from eachother.standards.actions.growing import empty
from eachother.standards.kinds import BACK, STANDS
from eachother.standards.models import Adoption, Reading, Recall, Root, Standard, Statement, Voice
from eachother.stories.models import Story
from eachother.stories.queries import may_stand_before


@transaction.atomic
def uproot(story: Story) -> None:
    """Its teller takes it back, or that it may stand under a standard: nothing here leads to it any more. Where
    somebody's reading rests on it, an empty place stays."""
    for root in Root.objects.filter(story=story).select_related("standard"):
        if story.by:
            notices.settle(story.by, STANDS, about=root.standard.ref)
    Root.objects.filter(story=story).update(story=None, gone_at=timezone.now(), laid_by=None)


def uproot_hidden(story: Story) -> None:
    """It is told to fewer from now on: what not everybody here may read stands under no standard."""
    if not may_stand_before(story, everybody=True):
        uproot(story)


@transaction.atomic
def seen(standard: Standard, *, by: Person) -> None:
    """They have seen that a story of theirs lies under it, and that it is back on the table."""
    for kind in (STANDS, BACK):
        notices.settle(by, kind, about=standard.ref)


@transaction.atomic
def forget(person: Person) -> None:
    """They leave. Their readings and what they said go, or stay without a name if that is what they said; a statement
    is everybody's once it was asked about, and stays. What they only began goes, when nobody else has put anything to
    it."""
    if not Leaving.objects.filter(person=person, words=Words.STAY).exists():
        Voice.objects.filter(by=person).delete()
        Recall.objects.filter(by=person).update(words="")
        unasked = Statement.objects.filter(by=person, adoptions=None).exclude(ref__in=queries.ever_asked())
        unasked.delete()
        for reading in Reading.objects.filter(by=person):
            empty(reading)
        for begun in Standard.objects.growing().filter(begun_by=person):
            _let_go(begun, person)
    for table in (Reading, Voice, Statement, Recall):
        table._default_manager.filter(by=person).update(by=None)
    Root.objects.filter(laid_by=person).update(laid_by=None)
    Standard.objects.filter(begun_by=person).update(begun_by=None)


@transaction.atomic
def clear() -> None:
    """Nobody is left whom they hold for."""
    Adoption.objects.all().delete()
    Standard.objects.all().delete()


def _let_go(standard: Standard, person: Person) -> None:
    theirs = (Reading, Voice, Statement)
    others = any(table._default_manager.filter(standard=standard).exclude(by=person).exists() for table in theirs)
    others = others or Root.objects.filter(standard=standard, laid_by__isnull=False).exclude(laid_by=person).exists()
    asked = Statement.objects.filter(standard=standard).exists()  # those that nobody was asked about have gone
    if not others and not asked:
        standard.delete()
