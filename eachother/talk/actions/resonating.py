"""I've been there."""

from django.db import transaction

from eachother.foundation.models import take_hold
from eachother.people.models import Person
from eachother.talk.actions.telling import tell_of_reply
from eachother.talk.models import BeenThere, Reply


@transaction.atomic
def say_been_there(said: Reply, *, by: Person) -> None:
    """`by` has been there too. Said twice it is said once."""
    said = take_hold(Reply.objects.select_related("thread__circle"), said.pk)
    if not said.taken_back_at and BeenThere.objects.get_or_create(reply=said, by=by)[1]:
        tell_of_reply(said, by)


@transaction.atomic
def not_been_there(said: Reply, *, by: Person) -> None:
    """They take that back."""
    if BeenThere.objects.filter(reply=said, by=by).delete()[0]:
        tell_of_reply(said, by)
