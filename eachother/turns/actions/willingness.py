"""Being willing, and no longer."""

from django.db import transaction
from django.utils import timezone

from eachother.circles import actions as circles
from eachother.people.models import Person
from eachother.people.problems import Gone
from eachother.turns.actions.rounds import go_round, hold, withdraw
from eachother.turns.models import Task, Willing


@transaction.atomic
def be_willing(task: Task, *, by: Person) -> None:
    """`by` would do it. Twice is once. Raises Gone 'resting'."""
    task = hold(task)
    if task.rested_at:
        raise Gone("resting")
    Willing.objects.get_or_create(task=task, person=by)
    circles.stir(task.circle)
    go_round(task)


@transaction.atomic
def be_unwilling(task: Task, *, by: Person) -> None:
    """They would not, or not any more; what they were asked is asked of the next. Twice is once."""
    task = hold(task)
    Willing.objects.filter(task=task, person=by).delete()
    withdraw(list(task.askings.filter(person=by, answered_at=None)), timezone.now())
    go_round(task)
