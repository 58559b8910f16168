"""Naming a task, laying one to rest that nobody wants, waking it, asking round again."""

from django.db import transaction
from django.utils import timezone

from eachother.circles import actions as circles
from eachother.circles.models import Circle
from eachother.foundation.models import take_hold
from eachother.foundation.refs import is_ref, new_ref
from eachother.foundation.text import clean_line, clean_text
from eachother.notices import actions as notices
from eachother.people.models import Person
from eachother.people.problems import Conflict, Problem
from eachother.turns import queries, rules
from eachother.turns.actions.rounds import close, go_round, hold, withdraw
from eachother.turns.kinds import OVER
from eachother.turns.models import Ended, Goes, Kind, Lasts, Task


@transaction.atomic
def name(
    circle: Circle,
    called: str,
    words: str,
    *,
    kind: Kind,
    lasts: Lasts,
    goes: Goes,
    once: str = "",
    by: Person | None = None,
) -> Task:
    """A task for the circle, named by one of it or by its decision. Sent twice (with the same `once`) it is one. Raises
    Problem 'name-empty', 'name-long' or 'words-long', Conflict 'kind-there' where there is one of this kind,
    'tasks-many'."""
    called, words = clean_line(called), clean_text(words)
    if problem := rules.task_problem(called, words):
        raise Problem(problem)
    once = once if is_ref(once) else new_ref()
    circle = take_hold(Circle.objects.all(), circle.pk)  # of two who name one of a kind, one is the first
    if there := Task.objects.filter(once=once).first():
        if there.circle_id == circle.pk:
            return there
        once = new_ref()
    there_are = Task.objects.open().filter(circle=circle)
    if kind != Kind.OTHER and there_are.filter(kind=kind).exists():
        raise Conflict("kind-there")
    if there_are.count() >= rules.TASKS_AT_MOST:
        raise Conflict("tasks-many")
    task = Task.objects.create(circle=circle, name=called, words=words, kind=kind, lasts=lasts, goes=goes, once=once)
    circles.stir(circle)
    return task


@transaction.atomic
def rest(task: Task, *, by: Person) -> None:
    """A task that nobody has and nobody wants is laid to rest. Twice is once. Raises Conflict 'wanted'."""
    task = hold(task)
    if task.rested_at:
        return
    if not rules.may_rest(held=task.turns.held().exists(), willing=len(queries.willing_ids(task))):
        raise Conflict("wanted")
    now = timezone.now()
    withdraw(list(task.askings.filter(answered_at=None)), now)
    Task.objects.filter(pk=task.pk).update(rested_at=now)


@transaction.atomic
def end_task(task: Task) -> None:
    """The circle has decided that it is over: whoever has it has it no longer, nobody is asked, and it rests. Twice is
    once."""
    task = hold(task)
    if task.rested_at:
        return
    now = timezone.now()
    for turn in task.turns.held().select_related("person", "task"):
        close(turn, Ended.DECIDED, now)
        notices.tell(turn.person, OVER, about=turn.ref, scope=task.circle.ref)
    withdraw(list(task.askings.filter(answered_at=None)), now)
    Task.objects.filter(pk=task.pk).update(rested_at=now)
    circles.stir(task.circle)


@transaction.atomic
def wake(task: Task, *, by: Person) -> None:
    """It is open again. Twice is once. Raises Conflict 'kind-there' where another of its kind has taken its place."""
    task = hold(task)
    if task.rested_at is None:
        return
    if task.kind != Kind.OTHER and Task.objects.open().filter(circle=task.circle_id, kind=task.kind).exists():
        raise Conflict("kind-there")
    Task.objects.filter(pk=task.pk).update(rested_at=None, round_began_at=timezone.now())
    circles.stir(task.circle)
    go_round(task)


@transaction.atomic
def ask_again(task: Task, *, by: Person) -> None:
    """Everybody willing has passed: ask round once more. While somebody is asked, or has it, nothing changes."""
    task = hold(task)
    if queries.nobody_is_left_to_ask(task):
        Task.objects.filter(pk=task.pk).update(round_began_at=timezone.now())
        go_round(task)
