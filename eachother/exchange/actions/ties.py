"""What follows from what other rooms do."""

from django.db import transaction

from eachother.connections.models import Connection
from eachother.exchange import own_words
from eachother.exchange.kinds import TAKEN_UP
from eachother.exchange.models import Answer, Slip
from eachother.notices import actions as notices
from eachother.people.models import Person


@transaction.atomic
def begin_from(connection: Connection) -> None:
    """A hello was said between two of whom one has taken up the other's answer: it began from there. Once that is over,
    the page offers to let the conversation end with it."""
    people = Person.objects.filter(pk__in=connection.member_ids)
    taken = Answer.objects.taken_up().filter(by__in=people, slip__by__in=people, connection=None)
    newest = taken.order_by("-taken_up_at").first()
    if newest:
        Answer.objects.filter(pk=newest.pk).update(connection=connection)
        notices.settle_for_all(TAKEN_UP, about=[newest.ref])


def put_all_words() -> int:
    """Look through all that are up, and mend what the index has otherwise than they say. Says how many."""
    up = list(Slip.objects.up().filter(by__left_at=None).select_related("by", "circle").order_by("pk"))
    for slip in up:
        own_words.put(slip)
    return len(up)
