"""Cards to hand to somebody met in passing, and tearing them up."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from eachother.foundation.text import clean_line
from eachother.people import rules
from eachother.people.models import Arrival, Invitation, Person
from eachother.people.problems import Conflict, Problem

HOLDS_FOR = timedelta(days=365)
LETS_IN = 12
FADE_AFTER = timedelta(days=30)


@transaction.atomic
def make_card(words: str, *, by: Person) -> Invitation:
    """A card of `by`, with these words on it. Made twice with the same words, it is one card.

    Raises Problem 'card-long', or Conflict 'cards-enough'.
    """
    line = clean_line(words)
    if len(line) > rules.CARD_LENGTH:
        raise Problem("card-long")
    Person.objects.select_for_update().get(pk=by.pk)
    mine = Invitation.objects.holding().filter(by=by, card=True)
    if same := mine.open().filter(words=line).first():
        return same
    if mine.count() >= rules.CARDS_AT_MOST:
        raise Conflict("cards-enough")
    return Invitation.objects.create(by=by, card=True, words=line, uses=LETS_IN, expires_at=timezone.now() + HOLDS_FOR)


def tear_up(ref: str, *, by: Person) -> None:
    """It leads nowhere any more, and its words are gone at once. Torn up twice, it is torn up."""
    mine = Invitation.objects.filter(by=by, card=True, ref=ref, withdrawn_at=None)
    mine.update(withdrawn_at=timezone.now(), words="")


def forget_whom_cards_brought() -> int:
    """A card holds long; who came in with it is forgotten after a month all the same. Says how many."""
    brought = Arrival.objects.filter(invitation__card=True, created_at__lt=timezone.now() - FADE_AFTER)
    return brought.update(invitation=None)
