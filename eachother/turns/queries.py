"""Which tasks a circle has, who has which turn, and what can be done about it. Never writes.

Whoever may read in a circle may read its turns. A turn of somebody who is blocked or muted is somebody's: that it is
held matters to all, by whom only to those who come across them.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Exists, F, Max, OuterRef, Subquery
from django.db.models.query import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from eachother.circles.models import Circle
from eachother.foundation.prepared import Prepared
from eachother.people.models import Person, muted_by
from eachother.people.queries import visible_to
from eachother.turns.models import Asking, CameBy, Ended, Goes, Kind, Lot, Task, Turn, Willing
from eachother.web.paging import Paged, paged

AT_ONCE = 20
SKETCHED = 5


class Whose(NamedTuple):
    """Whose a turn is, for one viewer; without a name it is somebody's."""

    ref: str = ""
    name: str = ""
    me: bool = False


class Asked(NamedTuple):
    """What the viewer is asked just now; `why` is a word of `CameBy`."""

    ref: str
    why: str


class State(NamedTuple):
    """How a task stands for one viewer; people by id, as they are in the table."""

    holder: int | None
    until: datetime | None
    next_holder: int | None
    asked: Asked | None
    offered: int | None  # to whom the viewer offers it
    asks_next: bool  # whether anybody is asked for the next turn
    willing: bool


class TaskCard(NamedTuple):
    """A task in a list. `whose` is None while nobody has it."""

    task: Task
    whose: Whose | None
    until: datetime | None
    asked: Asked | None
    willing: bool


class SomeTask(NamedTuple):
    """An open task on a circle's front page; `whose` and `asked` as on a card."""

    ref: str
    name: str
    whose: Whose | None
    until: datetime | None
    asked: Asked | None
    rested_at: None = None


def open_task(circle: Circle, ref: str) -> Task | None:
    return Task.objects.open().filter(circle=circle, ref=ref).first()


def holder_of(circle: Circle, kind: Kind) -> Person | None:
    """Whose turn it is now for the circle's task of this kind, if there is one and somebody has it. For the viewer's
    eyes see `shown_holder_of`. One query."""
    running = Turn.objects.running().filter(task__circle=circle, task__kind=kind, task__rested_at=None)
    turn = running.select_related("person").first()
    return turn.person if turn else None


def shown_holder_of(circle: Circle, kind: Kind, viewer: Person) -> Whose | None:
    """The same as this viewer sees it: None when nobody has it, a `Whose` without a name when it is somebody whom they
    do not come across. At most two queries."""
    holder = holder_of(circle, kind)
    return whose(viewer, [holder.pk]).get(holder.pk, Whose()) if holder else None


def page_for(circle: Circle, viewer: Person, number: int) -> Paged[TaskCard]:
    """A page of the circle's tasks, what rests last. Two queries, however many."""
    tasks = _with_state(Task.objects.filter(circle=circle), viewer)
    page = paged(tasks.order_by(F("rested_at").asc(nulls_first=True), "name", "pk"), number, size=AT_ONCE)
    return Paged(_cards(page.rows, viewer), page.number, page.before, page.next)


def some_in(circle: Circle, viewer: Person) -> list[SomeTask]:
    """A few open tasks of the circle, what is asked of the viewer first. One prepared query."""
    return [_some_task(viewer, row) for row in _some(circle=circle, viewer=viewer, now=timezone.now())]


def task_in(circle: Circle, ref: str) -> Task:
    """A task of this circle, else a 404."""
    return get_object_or_404(Task.objects.select_related("circle"), circle=circle, ref=ref)


def task_for(circle: Circle, viewer: Person, ref: str) -> tuple[Task, State]:
    """A task of this circle, and how it stands for the viewer; else a 404. One query."""
    task = get_object_or_404(_with_state(Task.objects.select_related("circle"), viewer), circle=circle, ref=ref)
    return task, _state_of(task)


def asking_for(task: Task, person: Person, ref: str) -> Asking:
    """What this person is, or was, asked; else a 404."""
    return get_object_or_404(Asking.objects.select_related("task"), task=task, person=person, ref=ref)


def willing_to(task: Task, viewer: Person, ref: str) -> Person | None:
    """Somebody willing, by ref, whom the viewer comes across."""
    return visible_to(viewer).filter(ref=ref, pk__in=Willing.objects.filter(task=task).values("person")).first()


def whose(viewer: Person, people: Iterable[int]) -> dict[int, Whose]:
    """Those of these people whom the viewer comes across, by id; and themselves. One query, or none for nobody."""
    ids = set(people)
    if not ids:
        return {}
    met = visible_to(viewer).filter(~muted_by(viewer, "pk"), pk__in=ids).values_list("pk", "ref", "name")
    return {pk: Whose(ref, name, pk == viewer.pk) for pk, ref, name in met}


# What the verbs ask. They know everybody.


def willing_ids(task: Task) -> list[int]:
    """Everybody who is willing and here, in the order in which they said so."""
    willing = Willing.objects.filter(task=task, person__left_at=None).order_by("created_at", "pk")
    return list(willing.values_list("person_id", flat=True))


def last_holder(task: Task) -> int | None:
    """Who has it, or had it last."""
    return task.turns.had().values_list("person_id", flat=True).first()


def last_had(task: Task) -> dict[int, datetime]:
    """When each began their last turn."""
    begun = task.turns.had().order_by().values("person_id").annotate(last=Max("begun_at"))
    return {one["person_id"]: one["last"] for one in begun}


def passed_in_round(task: Task) -> set[int]:
    """Who was asked since the next one is looked for, or has laid it down, and is not asked again."""
    asked = task.askings.filter(created_at__gte=task.round_began_at).exclude(answered_at=None).exclude(why=CameBy.HAND)
    laid_down = task.turns.filter(ended=Ended.LAID_DOWN, ended_at__gte=task.round_began_at)
    return {*asked.values_list("person_id", flat=True), *laid_down.values_list("person_id", flat=True)}


def lots_in_round(task: Task) -> list[int]:
    """What was drawn since the next one is looked for; empty when nothing was."""
    draw = task.draws.filter(created_at__gte=task.round_began_at).order_by("-pk").first()
    lots = Lot.objects.filter(draw=draw).order_by("place") if draw else Lot.objects.none()
    return list(lots.values_list("person_id", flat=True))


def refs_of(people: Iterable[int]) -> dict[str, int]:
    return dict(Person.objects.filter(pk__in=list(people)).values_list("ref", "pk"))


def nobody_is_left_to_ask(task: Task) -> bool:
    """Everybody willing has passed, and nobody has it."""
    if task.rested_at or task.goes == Goes.FREELY or task.turns.held().exists():
        return False
    asked = task.askings.filter(answered_at=None).exclude(why=CameBy.HAND)
    return bool(willing := set(willing_ids(task))) and willing <= passed_in_round(task) and not asked.exists()


def _with_state(tasks: QuerySet[Task], viewer: Person) -> QuerySet[Task]:
    turns, askings = Turn.objects.filter(task=OuterRef("pk")), Asking.objects.filter(task=OuterRef("pk"))
    waiting = askings.filter(answered_at=None, until__gt=timezone.now())
    asked = waiting.filter(person=viewer).order_by("pk")
    offered = waiting.filter(by=viewer, why=CameBy.HAND)
    return tasks.annotate(
        holder_id=Subquery(turns.running().values("person_id")[:1]),
        until=Subquery(turns.running().values("ends_at")[:1]),
        next_holder_id=Subquery(turns.coming().values("person_id")[:1]),
        asked_ref=Subquery(asked.values("ref")[:1]),
        asked_why=Subquery(asked.values("why")[:1]),
        offered_id=Subquery(offered.values("person_id")[:1]),
        asks_next=Exists(askings.filter(answered_at=None).exclude(why=CameBy.HAND)),
        am_willing=Exists(Willing.objects.filter(task=OuterRef("pk"), person=viewer)),
    )


def _few_of(circle: Circle, viewer: Person, now: datetime) -> QuerySet[Task, tuple[Any, ...]]:
    running = Turn.objects.running().filter(task=OuterRef("pk"))
    met = running.filter(~muted_by(viewer, "person", now), person__in=visible_to(viewer))
    asked = Asking.objects.filter(task=OuterRef("pk"), answered_at=None, until__gt=now, person=viewer).order_by("pk")
    tasks = Task.objects.open().filter(circle=circle)
    tasks = tasks.annotate(
        holder_id=Subquery(running.values("person_id")[:1]),
        holder_ref=Subquery(met.values("person__ref")[:1]),
        holder_name=Subquery(met.values("person__name")[:1]),
        until=Subquery(running.values("ends_at")[:1]),
        asked_ref=Subquery(asked.values("ref")[:1]),
        asked_why=Subquery(asked.values("why")[:1]),
    ).order_by(F("asked_ref").asc(nulls_last=True), "name", "pk")
    columns = ("holder_id", "holder_ref", "holder_name", "until", "asked_ref", "asked_why")
    return tasks.values_list("ref", "name", *columns)[:SKETCHED]


def _some_task(viewer: Person, row: tuple[Any, ...]) -> SomeTask:
    ref, name, holder, holder_ref, holder_name, until, asked, why = row
    whose = Whose(holder_ref or "", holder_name or "", holder == viewer.pk) if holder else None
    return SomeTask(ref, name, whose, until, Asked(asked, why) if asked else None)


def _state_of(task: Any) -> State:
    asked = Asked(task.asked_ref, task.asked_why) if task.asked_ref else None
    return State(
        task.holder_id, task.until, task.next_holder_id, asked, task.offered_id, task.asks_next, task.am_willing
    )


def _cards(tasks: list[Task], viewer: Person) -> list[TaskCard]:
    states = [_state_of(task) for task in tasks]
    names = whose(viewer, [state.holder for state in states if state.holder])
    return [
        TaskCard(
            task,
            names.get(state.holder, Whose()) if state.holder else None,
            state.until,
            state.asked,
            state.willing,
        )
        for task, state in zip(tasks, states, strict=True)
    ]


_some = Prepared(_few_of, circle=Circle, viewer=Person, now=datetime)
