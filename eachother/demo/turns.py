"""What the circles of Riverside do by turns: who had which, who has one, who would; then it goes round as it does."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from secrets import token_hex

from eachother.circles.models import Circle
from eachother.demo.keys import Inhabitant
from eachother.demo.reading import LifeError, choice
from eachother.demo.shapes import TaskNamed, TurnHad
from eachother.foundation.refs import new_ref
from eachother.people.models import Person
from eachother.turns import actions, rules
from eachother.turns.models import CameBy, Draw, Ended, Goes, Kind, Lasts, Lot, Task, Turn, Willing


def take(
    lives: Iterable[TaskNamed], circles: Mapping[str, Circle], people: Mapping[str, Inhabitant], now: datetime
) -> None:
    """Raises LifeError for a circle that there is not."""
    for one in lives:
        if one.circle not in circles:
            raise LifeError(f"turns.toml: there is no circle {one.circle!r}.")
        actions.go_round(_name(one, circles[one.circle], people, now))


def _name(one: TaskNamed, circle: Circle, people: Mapping[str, Inhabitant], now: datetime) -> Task:
    named_at = now - timedelta(days=one.days_ago)
    last = max((now - timedelta(days=had.days_ago) for had in one.turns), default=named_at)
    task = Task.objects.create(
        circle=circle,
        name=one.name,
        words=one.words,
        kind=choice(Kind, one.kind),
        lasts=choice(Lasts, one.lasts),
        goes=choice(Goes, one.goes),
        once=new_ref(),
        created_at=named_at,
        round_began_at=last,
        rested_at=last + timedelta(days=4) if one.rests else None,
    )
    willing = [people[name].person for name in one.willing]
    Willing.objects.bulk_create(Willing(task=task, person=person, created_at=named_at) for person in willing)
    last_one: Person | None = None
    for had in one.turns:
        person = people[had.by].person
        _had(task, had, person, [one for one in willing if one != last_one], now)
        last_one = person
    return task


def _had(task: Task, had: TurnHad, person: Person, willing: list[Person], now: datetime) -> None:
    begun_at = now - timedelta(days=had.days_ago)
    over = begun_at + timedelta(days=had.days) if had.days else None
    came_by = CameBy(task.goes)
    Turn.objects.create(
        task=task,
        person=person,
        came_by=came_by,
        created_at=begun_at,
        begun_at=begun_at,
        ends_at=rules.ends_at(task.lasts, begun_at),
        ended_at=over,
        ended=choice(Ended, had.ended) if over else "",
    )
    if came_by == CameBy.LOT:
        _draw(task, person, willing, begun_at - timedelta(hours=5))


def _draw(task: Task, first: Person, willing: list[Person], at: datetime) -> None:
    """A lot in which this person came out first, as one would have."""
    by_ref = {person.ref: person for person in [*willing, first]}
    seed = token_hex(16)
    while (order := rules.drawn(seed, by_ref))[0] != first.ref:
        seed = token_hex(16)
    draw = Draw.objects.create(task=task, seed=seed, created_at=at)
    Lot.objects.bulk_create(Lot(draw=draw, person=by_ref[ref], place=n) for n, ref in enumerate(order, start=1))
