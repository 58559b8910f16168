"""Naming a task, laying it to rest, waking it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError
from django.utils import timezone

from eachother.circles.models import Circle, Readers
from eachother.foundation.refs import new_ref
from eachother.people.models import Person
from eachother.people.problems import Conflict
from eachother.turns import actions, rules
from eachother.turns.models import Goes, Kind, Lasts, Task
from eachother.turns.tests import make

GIVEN = {"name": "Keeping notes", "words": "Half a page.", "kind": "other", "lasts": "month", "goes": "turn"}


def post(circle: Circle, by: Person, **given: str) -> Any:
    return make.signed_in_as(by).post(f"/circles/{circle.ref}/turns/new", GIVEN | given)


def test_anybody_in_the_circle_names_one(circle: Circle, juniper: Person, heron: Person) -> None:
    answer = post(circle, juniper)
    task = Task.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, make.at(task))
    assert (task.name, task.words, task.lasts, task.goes) == ("Keeping notes", "Half a page.", "month", "turn")
    for path in (make.at(task), f"/circles/{circle.ref}/turns", f"/circles/{circle.ref}"):
        assert "Keeping notes" in make.signed_in_as(heron).get(path).text, "whoever may read, may read it"


def test_signed_out(circle: Circle, client: Any) -> None:
    assert client.post(f"/circles/{circle.ref}/turns/new", GIVEN).headers["Location"].startswith("/door")


def test_a_reader_from_outside_may_not(circle: Circle, heron: Person) -> None:
    assert post(circle, heron).status_code == 403
    assert make.signed_in_as(heron).get(f"/circles/{circle.ref}/turns/new").status_code == 403
    assert not Task.objects.exists()


def test_where_one_may_not_read_there_is_nothing(wren: Person, heron: Person) -> None:
    kept = make.a_circle(wren, readers=Readers.CIRCLE)
    task = make.a_task(kept, wren)
    browser = make.signed_in_as(heron)
    for path in (f"/circles/{kept.ref}/turns", make.at(task), f"/circles/{kept.ref}/turns/new"):
        assert browser.get(path).status_code == 404
    assert browser.post(make.at(task, "/willing")).status_code == 404


def test_a_task_of_another_circle_is_not_here(circle: Circle, wren: Person) -> None:
    other = make.a_task(make.a_circle(wren, name="Beans"), wren)
    assert make.signed_in_as(wren).get(f"/circles/{circle.ref}/turns/{other.ref}").status_code == 404


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"name": " "}, "What is it called?"),
        ({"name": "w" * 61}, "At most 60"),
        ({"words": "w" * 601}, "At most 600"),
        ({"lasts": "for ever"}, "Please choose"),
        ({"kind": "ruling"}, "Please choose"),
    ],
)
def test_what_does_not_fit_is_said_where_it_stands(circle: Circle, wren: Person, given: Any, told: str) -> None:
    answer = post(circle, wren, **given)
    assert answer.status_code == 422
    assert told in answer.text
    assert (given.get("words") or "Half a page.") in answer.text
    assert not Task.objects.exists()


def test_a_form_of_another_circle_sent_here_is_another_task(circle: Circle, wren: Person) -> None:
    once, other = new_ref(), make.a_circle(wren, name="Another")
    assert [post(one, wren, once=once).status_code for one in (circle, other)] == [302, 302]
    assert {task.circle for task in Task.objects.all()} == {circle, other}


def test_sent_twice_it_is_one(circle: Circle, wren: Person) -> None:
    once = new_ref()
    for _twice in range(2):
        assert post(circle, wren, once=once).status_code == 302
    assert Task.objects.count() == 1


def test_one_of_a_kind(circle: Circle, wren: Person) -> None:
    make.a_task(circle, wren, kind=Kind.GATHERING)
    answer = post(circle, wren, kind="gathering")
    assert (answer.status_code, "There is a task for this already" in answer.text) == (409, True)
    assert "Half a page." in answer.text
    with pytest.raises(IntegrityError):
        Task.objects.create(circle=circle, name="Another", kind=Kind.GATHERING, once=new_ref())


def test_not_without_end(circle: Circle, wren: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "TASKS_AT_MOST", 1)
    make.a_task(circle, wren)
    assert post(circle, wren).status_code == 409


def test_a_script_is_slowed(circle: Circle, wren: Person, only: Callable[[str, int], None]) -> None:
    only("task", 1)
    assert [post(circle, wren).status_code for _ in range(2)] == [302, 429]


def test_what_nobody_wants_says_so_and_rests(circle: Circle, wren: Person, juniper: Person) -> None:
    task, browser = make.a_task(circle, wren, kind=Kind.GREETING), make.signed_in_as(juniper)
    assert "Perhaps it need not be done" in browser.get(make.at(task)).text
    for _twice in range(2):
        assert browser.post(make.at(task, "/rest")).status_code == 302
    task.refresh_from_db()
    assert task.rested_at
    assert "Resting since" in browser.get(make.at(task)).text
    for verb in ("/willing", "/turn"):
        answer = browser.post(make.at(task, verb))
        assert (answer.status_code, "laid to rest meanwhile" in answer.text) == (410, True)
    other = make.a_task(circle, wren, kind=Kind.GREETING)
    assert browser.post(make.at(task, "/rest/end")).status_code == 409, "another of its kind has taken its place"
    actions.rest(other, by=wren)
    for _twice in range(2):
        assert browser.post(make.at(task, "/rest/end")).status_code == 302
    task.refresh_from_db()
    assert task.rested_at is None


def test_what_somebody_wants_or_has_cannot_rest(circle: Circle, wren: Person, juniper: Person) -> None:
    wanted, held = make.a_task(circle, wren), make.a_task(circle, wren)
    actions.be_willing(wanted, by=juniper)
    actions.take(held, by=juniper)
    for task in (wanted, held):
        assert "Lay it to rest" not in make.signed_in_as(wren).get(make.at(task)).text
        assert make.signed_in_as(wren).post(make.at(task, "/rest")).status_code == 409


def test_what_is_done_once_rests(circle: Circle, wren: Person) -> None:
    task = make.a_task(circle, wren, lasts=Lasts.ONCE)
    browser = make.signed_in_as(wren)
    browser.post(make.at(task, "/turn"))
    assert "It is done" in browser.get(make.at(task)).text
    browser.post(make.at(task, "/turn/end"), {"done": "on"})
    task.refresh_from_db()
    assert (task.rested_at is not None, task.turns.get().ended) == (True, "done")


def test_laid_down_once_it_does_not_rest(circle: Circle, wren: Person) -> None:
    task = make.a_task(circle, wren, lasts=Lasts.ONCE)
    actions.take(task, by=wren)
    actions.end(task, by=wren)
    task.refresh_from_db()
    assert (task.rested_at, task.turns.get().ended) == (None, "laid")


def test_it_wakes_and_asks(circle: Circle, wren: Person, juniper: Person) -> None:
    task = make.a_task(circle, wren, goes=Goes.TURN)
    actions.rest(task, by=wren)
    with pytest.raises(Exception, match="resting"):
        actions.be_willing(task, by=juniper)
    actions.wake(task, by=wren)
    actions.be_willing(task, by=juniper)
    with pytest.raises(Conflict):
        actions.rest(task, by=wren)
    assert make.asked(task) == juniper
    assert task.created_at <= timezone.now()
