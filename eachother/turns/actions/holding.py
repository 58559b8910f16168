"""Taking a turn, laying it down, handing it on."""

from django.db import transaction
from django.utils import timezone

from eachother.circles import actions as circles
from eachother.notices import actions as notices
from eachother.people.models import Person
from eachother.people.problems import Conflict, Gone, Problem
from eachother.people.queries import exist_for_each_other
from eachother.turns import queries, rules
from eachother.turns.actions.rounds import close, go_round, hold, withdraw
from eachother.turns.kinds import ASKED
from eachother.turns.models import Asking, CameBy, Ended, Goes, Lasts, Task, Turn, Willing


@transaction.atomic
def take(task: Task, *, by: Person) -> None:
    """`by` takes a task that whoever likes may take. Twice is once. Raises Conflict 'held' when somebody was quicker,
    'twice' when they had it last and others are willing, Gone 'resting'."""
    task = hold(task)
    _must_be_open(task)
    if task.goes != Goes.FREELY:
        raise Problem("not-freely")
    held = task.turns.held().first()
    if held and held.person_id == by.pk:
        return
    if held:
        raise Conflict("held")
    if not rules.may_take(by.pk, last=queries.last_holder(task), willing=queries.willing_ids(task)):
        raise Conflict("twice")
    now = timezone.now()
    Turn.objects.create(
        task=task, person=by, came_by=CameBy.FREELY, begun_at=now, ends_at=rules.ends_at(task.lasts, now)
    )
    circles.stir(task.circle)


@transaction.atomic
def end(task: Task, *, by: Person, done: bool = False) -> None:
    """`by` lays down the turn they have or would have next; with `done`, what was to be done once is done. Twice is
    once."""
    task = hold(task)
    now = timezone.now()
    how = Ended.DONE if done and task.lasts == Lasts.ONCE else Ended.LAID_DOWN
    for turn in task.turns.held().filter(person=by).select_related("person", "task"):
        close(turn, how if turn.begun_at else Ended.LAID_DOWN, now)
    go_round(task)


@transaction.atomic
def hand_on(task: Task, to: Person, *, by: Person) -> None:
    """`by` offers the rest of their turn to somebody willing, whose it is when they say yes. Twice is once; another
    offer takes the one before back. Raises Gone 'not-yours', Problem 'not-willing'."""
    task = hold(task)
    _must_be_open(task)
    now = timezone.now()
    running = task.turns.running().filter(person=by, ends_at__gt=now).first()
    if running is None:
        raise Gone("not-yours")
    is_willing = Willing.objects.filter(task=task, person=to, person__left_at=None).exists()
    if to.pk == by.pk or not is_willing or not exist_for_each_other(by, to):
        raise Problem("not-willing")
    offered = list(task.askings.filter(answered_at=None, why=CameBy.HAND))
    if any(one.person_id == to.pk for one in offered):
        return
    withdraw(offered, now)
    until = min(now + rules.ANSWER_WITHIN, running.ends_at or now)
    asking = Asking.objects.create(task=task, person=to, why=CameBy.HAND, by=by, until=until)
    notices.tell(to, ASKED, about=asking.ref, by=by, scope=task.circle.ref)


@transaction.atomic
def take_offer_back(task: Task, *, by: Person) -> None:
    """They keep their turn after all. Twice is once."""
    task = hold(task)
    withdraw(list(task.askings.filter(answered_at=None, why=CameBy.HAND, by=by)), timezone.now())


def _must_be_open(task: Task) -> None:
    if task.rested_at:
        raise Gone("resting")
