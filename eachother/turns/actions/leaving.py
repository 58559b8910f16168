"""Whoever leaves has no turn and is asked for none."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from eachother.circles.models import Circle
from eachother.people.models import Person
from eachother.turns.actions.rounds import close, go_round, hold, withdraw
from eachother.turns.models import Asking, CameBy, Ended, Lot, Task, TaskQuerySet, Turn, Willing


@transaction.atomic
def go(circle: Circle, person: Person) -> None:
    """They have left the circle: their turn ends, and they are willing no more. Who has had which stays visible."""
    for task in _theirs(person).filter(circle=circle):
        _let_go(task, person)
        Willing.objects.filter(task=task, person=person).delete()
        go_round(task)


@transaction.atomic
def lay_all_down(person: Person) -> None:
    """They are leaving the community: what they have goes to others at once. Should they stay after all, they are
    willing as before."""
    for task in _theirs(person):
        _let_go(task, person)
        go_round(task)


@transaction.atomic
def part(one: Person, other: Person) -> None:
    """After a block neither offers the other a turn."""
    between = Q(person=one, by=other) | Q(person=other, by=one)
    withdraw(list(Asking.objects.filter(between, why=CameBy.HAND, answered_at=None)), timezone.now())


@transaction.atomic
def forget(person: Person) -> None:
    """Nothing here says that they had a turn, were asked, or were in a draw."""
    tasks = list(_theirs(person))
    lay_all_down(person)
    for model in (Turn, Willing, Lot):
        model._default_manager.filter(person=person).delete()
    Asking.objects.filter(Q(person=person) | Q(by=person)).delete()
    for task in tasks:
        go_round(task)


def _theirs(person: Person) -> TaskQuerySet:
    willing, turns = Willing.objects.filter(person=person), Turn.objects.held().filter(person=person)
    asked = Asking.objects.filter(Q(person=person) | Q(by=person), answered_at=None)
    return Task.objects.filter(
        Q(pk__in=willing.values("task")) | Q(pk__in=turns.values("task")) | Q(pk__in=asked.values("task"))
    ).order_by("pk")


def _let_go(task: Task, person: Person) -> None:
    hold(task)
    now = timezone.now()
    for turn in task.turns.held().filter(person=person).select_related("person", "task"):
        close(turn, Ended.LEFT, now)
    withdraw(list(task.askings.filter(person=person, answered_at=None)), now)
