"""What two people alongside let each other see besides words: how far they have read, and that they are writing."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from eachother.connections.models import Connection, Member, State
from eachother.foundation.prepared import Many, Prepared
from eachother.people.models import Mute, Person


class Signs(NamedTuple):
    """What is so between two just now: `reading` and `writing` while both want it. `seen_to` is how far the other has
    read since then. `quiet`: nothing new is told, because there is a mute between them."""

    reading: bool = False
    writing: bool = False
    seen_to: int | None = None
    quiet: bool = False


def signs(connection: Connection, person: Person) -> Signs:
    """One query while there are any, none else. Nothing in a pause, after the end, or for whoever has muted the other;
    for whoever is muted all stands still, as with somebody who does not look: what vanished would tell of the mute."""
    if connection.is_few:
        return Signs()
    mine = connection.member(person)
    [theirs] = [member for member in connection.members.all() if member.person_id != person.pk]
    reading = mine.seen_to is not None and theirs.seen_to is not None
    writing = mine.writing_shown_at is not None and theirs.writing_shown_at is not None
    if connection.state != State.ALONGSIDE or theirs.person.left_at or not (reading or writing):
        return Signs()
    pair = (mine.person_id, theirs.person_id)
    muting = {by for (by,) in _muting(pair=pair, now=timezone.now())}
    if mine.person_id in muting:
        return Signs()
    return Signs(reading, writing, theirs.seen_to if reading else None, quiet=bool(muting))


def beside(person_id: int) -> list[tuple[int, str]]:
    """Those whom this person is alongside of, and by which connection. One query."""
    return _beside(person=Person(pk=person_id))


def _those_beside(person: Person) -> QuerySet[Member, tuple[int, str]]:
    together = Connection.objects.of(person).of_two().filter(state=State.ALONGSIDE)
    others = Member.objects.filter(connection__in=together, person__left_at=None).exclude(person=person)
    return others.values_list("person_id", "connection__ref")


def _who_mutes(pair: list[int], now: datetime) -> QuerySet[Mute, tuple[int]]:
    return Mute.objects.holding(now).filter(by__in=pair, other__in=pair).values_list("by_id")


_muting = Prepared(_who_mutes, pair=Many(int), now=datetime)
_beside = Prepared(_those_beside, person=Person)
