"""A circle decides that a task begins, or is over."""

import pytest

from eachother.community import effects
from eachother.foundation.refs import new_ref
from eachother.people.models import Person
from eachother.people.problems import Problem
from eachother.turns import actions
from eachother.turns.models import Asking, Ended, Goes, Kind, Lasts, Task, Turn
from eachother.turns.tests import make

START = {"name": "Making soup", "words": "For whoever comes.", "kind": "other", "lasts": "week", "goes": "turn"}


def start() -> effects.Effect:
    effect = effects.named("turns.start")
    assert effect
    return effect


def end() -> effects.Effect:
    effect = effects.named("turns.end")
    assert effect
    return effect


def test_a_task_begins_once(wren: Person) -> None:
    circle = make.a_circle(wren)
    form = start().form(START, scope=circle, person=wren)
    assert form.is_valid(), form.errors
    assert "“Making soup”. A turn lasts a week" in str(start().says(form.given(), circle))
    decision = new_ref()
    for _ in range(2):
        effects.carry_out("turns.start", form.given(), circle, decision)
        actions.name(circle, "Again", "", kind=Kind.OTHER, lasts=Lasts.WEEK, goes=Goes.TURN, once=decision)
    assert list(Task.objects.values_list("name", "words", "lasts")) == [("Making soup", "For whoever comes.", "week")]


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "w" * 61}, "name"),
        ({"words": "w" * 601}, "words"),
        ({"lasts": "ever"}, "lasts"),
    ],
)
def test_what_cannot_be_is_said_at_its_place(sent: dict[str, str], field: str, wren: Person) -> None:
    form = start().form({**START, **sent}, scope=make.a_circle(wren), person=wren)
    assert not form.is_valid()
    assert field in form.errors


def test_a_task_ends_with_the_turn_that_runs(wren: Person, juniper: Person) -> None:
    circle = make.a_circle(wren, juniper)
    task = make.a_task(circle, wren)
    make.all_willing(task, wren, juniper)
    actions.take(task, by=wren)
    actions.hand_on(task, juniper, by=wren)
    form = end().form({"task": task.ref}, scope=circle, person=wren)
    assert form.is_valid(), form.errors
    assert task.name in str(end().says(form.given(), circle))
    effects.carry_out("turns.end", form.given(), circle, new_ref())
    task.refresh_from_db()
    assert task.rested_at
    assert Turn.objects.get().ended == Ended.DECIDED
    assert not Asking.objects.filter(answered_at=None).exists()
    actions.end_task(task)
    with pytest.raises(Problem, match="resting"):
        effects.carry_out("turns.end", form.given(), circle, new_ref())
    assert not end().form({"task": task.ref}, scope=circle, person=wren).is_valid()


def test_another_circle_s_task_is_not_its_to_end(wren: Person, juniper: Person) -> None:
    theirs = make.a_task(make.a_circle(juniper), juniper)
    circle = make.a_circle(wren)
    assert not end().form({"task": theirs.ref}, scope=circle, person=wren).is_valid()
    with pytest.raises(Problem, match="resting"):
        effects.carry_out("turns.end", {"task": theirs.ref}, circle, new_ref())
