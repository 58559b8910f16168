"""Answering when one is asked. Nobody gets a turn without their yes."""

from django.db import transaction
from django.utils import timezone

from eachother.people.models import Person
from eachother.people.problems import Gone
from eachother.turns.actions.rounds import go_round, hold, withdraw
from eachother.turns.models import Answered, Asking, CameBy, Ended, Task, Turn


@transaction.atomic
def say_yes(asking: Asking, *, by: Person) -> None:
    """It is their turn: at once, or when the one that runs is over. Twice is once. Raises Gone 'asking-gone' when they
    are not asked any more."""
    task = hold(asking.task)
    now = timezone.now()
    open_one = Asking.objects.filter(pk=asking.pk, person=by).first()
    if open_one and open_one.said == Answered.YES:
        return
    if open_one is None or open_one.answered_at or open_one.until <= now:
        raise Gone("asking-gone")
    if open_one.why == CameBy.HAND:
        _take_over(task, open_one, by)
    else:
        Turn.objects.create(task=task, person=by, came_by=open_one.why)
        Task.objects.filter(pk=task.pk).update(round_began_at=now)
    withdraw([open_one], now, Answered.YES)
    go_round(task)


@transaction.atomic
def pass_it(asking: Asking, *, by: Person) -> None:
    """Not this time, without a word; the next is asked. Twice is once."""
    task = hold(asking.task)
    withdraw(list(Asking.objects.filter(pk=asking.pk, person=by, answered_at=None)), timezone.now(), Answered.PASSED)
    go_round(task)


def _take_over(task: Task, offer: Asking, by: Person) -> None:
    """The rest of the other's turn is theirs: it ends when it would have."""
    now = timezone.now()
    running = task.turns.running().filter(person=offer.by_id, ends_at__gt=now).select_related("person", "task").first()
    if running is None:
        raise Gone("asking-gone")
    Turn.objects.filter(pk=running.pk).update(ended_at=now, ended=Ended.HANDED_ON)
    Turn.objects.create(task=task, person=by, came_by=CameBy.HAND, begun_at=now, ends_at=running.ends_at)
