"""What the page of one task shows one person, and that of the lots drawn for it. Never writes.

All names come from one query (`queries.whose`), so that nobody is named whom the viewer does not come across.
"""

from datetime import datetime
from typing import NamedTuple

from django.db.models import Prefetch

from eachother.people.models import Person
from eachother.turns import rules
from eachother.turns.models import Draw, Goes, Lot, Task, Turn, Willing
from eachother.turns.queries import AT_ONCE, Asked, State, Whose, whose
from eachother.web.paging import Paged, paged


class Had(NamedTuple):
    """A turn in a task's history."""

    turn: Turn
    whose: Whose


class Drawn(NamedTuple):
    """A draw, and who was in it in the order that came out."""

    draw: Draw
    order: list[Whose]


class TaskPage(NamedTuple):
    """`asked` is what the viewer is asked, `offered` to whom they offer their turn; `exhausted` that all who are
    willing have passed."""

    holder: Whose | None
    until: datetime | None
    next_holder: Whose | None
    asked: Asked | None
    offered: Whose | None
    willing: list[Whose]
    am_willing: bool
    exhausted: bool
    may_rest: bool
    history: Paged[Had]

    @property
    def takers(self) -> list[tuple[str, str]]:
        """Whom the viewer could offer their turn."""
        return [(one.ref, one.name) for one in self.willing if not one.me]


def task_page(task: Task, state: State, viewer: Person, number: int) -> TaskPage:
    """Three queries, however much there is."""
    turns = paged(task.turns.had(), number, size=AT_ONCE)
    willing = list(Willing.objects.filter(task=task).order_by("created_at", "pk").values_list("person_id", flat=True))
    held = [person for person in (state.holder, state.next_holder) if person]
    names = whose(viewer, [*held, *willing, *(turn.person_id for turn in turns.rows)])
    open_now = not (task.rested_at or held)
    return TaskPage(
        holder=names.get(state.holder, Whose()) if state.holder else None,
        until=state.until,
        next_holder=names.get(state.next_holder, Whose()) if state.next_holder else None,
        asked=state.asked,
        offered=names.get(state.offered, Whose()) if state.offered else None,
        willing=[names[person] for person in willing if person in names],
        am_willing=state.willing,
        exhausted=bool(open_now and task.goes != Goes.FREELY and willing and not state.asks_next),
        may_rest=not task.rested_at and rules.may_rest(held=bool(held), willing=len(willing)),
        history=Paged(
            [Had(turn, names.get(turn.person_id, Whose())) for turn in turns.rows],
            turns.number,
            turns.before,
            turns.next,
        ),
    )


def draws_page(task: Task, viewer: Person, number: int) -> Paged[Drawn]:
    """A page of what was drawn, the last first. Three queries."""
    lots = Prefetch("lots", Lot.objects.order_by("place"))
    draws = paged(task.draws.prefetch_related(lots).order_by("-pk"), number, size=AT_ONCE)
    names = whose(viewer, [lot.person_id for draw in draws.rows for lot in draw.lots.all()])
    rows = [Drawn(draw, [names.get(lot.person_id, Whose()) for lot in draw.lots.all()]) for draw in draws.rows]
    return Paged(rows, draws.number, draws.before, draws.next)
