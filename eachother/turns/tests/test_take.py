"""Taking a turn freely, laying it down, and its end."""

from typing import Any

import pytest
import time_machine
from django.db import IntegrityError

from eachother.circles import actions as circles
from eachother.circles.models import Circle
from eachother.notices.models import Notice
from eachother.people.models import Person
from eachother.turns import actions
from eachother.turns.kinds import BEGAN, OVER
from eachother.turns.models import Ended, Goes, Turn
from eachother.turns.tests import make


def test_whoever_likes_takes_it(circle: Circle, wren: Person, juniper: Person) -> None:
    task = make.a_task(circle, wren)
    for _twice in range(2):
        assert make.signed_in_as(juniper).post(make.at(task, "/turn")).status_code == 302
    assert (make.holder(task), Turn.objects.count()) == (juniper, 1)
    assert "Juniper has it, until" in make.signed_in_as(wren).get(make.at(task)).text
    late = make.signed_in_as(wren).post(make.at(task, "/turn"))
    assert (late.status_code, "a moment quicker" in late.text) == (409, True)


def test_signed_out_outside_and_get(circle: Circle, wren: Person, heron: Person, client: Any) -> None:
    task = make.a_task(circle, wren)
    for verb in ("/turn", "/turn/end", "/turn/offer", "/turn/offer/withdrawal", "/willing", "/willing/withdrawal",
                 "/round", "/rest", "/rest/end"):  # fmt: skip
        assert client.post(make.at(task, verb)).headers["Location"].startswith("/door")
        assert make.signed_in_as(heron).post(make.at(task, verb)).status_code == 403
        assert make.signed_in_as(wren).get(make.at(task, verb)).status_code == 405
    assert not Turn.objects.exists()


def test_what_goes_round_is_not_taken(circle: Circle, wren: Person) -> None:
    task = make.a_task(circle, wren, goes=Goes.LOT)
    answer = make.signed_in_as(wren).post(make.at(task, "/turn"))
    assert (answer.status_code, "This one goes round" in answer.text) == (422, True)


def test_nobody_twice_in_a_row_while_others_are_willing(circle: Circle, wren: Person, juniper: Person) -> None:
    task = make.a_task(circle, wren)
    actions.take(task, by=wren)
    actions.end(task, by=wren)
    actions.take(task, by=wren)
    actions.end(task, by=wren)
    actions.be_willing(task, by=juniper)
    answer = make.signed_in_as(wren).post(make.at(task, "/turn"))
    assert (answer.status_code, "Nobody has it twice in a row" in answer.text) == (409, True)
    actions.take(task, by=juniper)
    actions.end(task, by=juniper)
    actions.take(task, by=wren)
    assert make.holder(task) == wren


def test_it_ends_by_itself(circle: Circle, wren: Person) -> None:
    task = make.a_task(circle, wren)
    actions.take(task, by=wren)
    with time_machine.travel(make.after(days=6.9)):
        actions.go_round_everywhere()
        assert make.holder(task) == wren
    with time_machine.travel(make.after(days=7.1)):
        for _twice in range(2):
            actions.go_round_everywhere()
        assert make.holder(task) is None
        turn = Turn.objects.get()
        assert turn.ended == Ended.TIME
        assert list(Notice.objects.values_list("kind", "person", "about")) == [(OVER, wren.pk, turn.ref)]
        browser = make.signed_in_as(wren)
        assert "Your turn is over" in browser.get("/today").text
        for _twice in range(2):
            assert browser.post(f"/turns/{turn.ref}/seen").status_code == 302
        assert not Notice.objects.exists()


def test_laid_down_it_is_free_again(circle: Circle, wren: Person) -> None:
    task, browser = make.a_task(circle, wren), make.signed_in_as(wren)
    browser.post(make.at(task, "/turn"))
    for _twice in range(2):
        assert browser.post(make.at(task, "/turn/end")).status_code == 302
    assert make.holder(task) is None
    page = browser.get(make.at(task)).text
    assert "laid down" in page
    assert "I will take it" in page


def test_whoever_leaves_has_no_turn_and_would_not(circle: Circle, wren: Person, juniper: Person) -> None:
    task = make.a_task(circle, wren, goes=Goes.TURN)
    make.all_willing(task, juniper, wren)
    assert make.says_yes(task) == juniper
    circles.leave(circle, by=juniper)
    assert make.holder(task) is None
    assert make.asked(task) == wren
    assert task.turns.get().ended == Ended.LEFT
    assert "Juniper" in make.signed_in_as(wren).get(make.at(task)).text, "who had it stays visible"
    circles.leave(circle, by=wren)
    assert make.asked(task) is None


def test_a_task_is_never_held_twice(circle: Circle, wren: Person, juniper: Person) -> None:
    task = make.a_task(circle, wren)
    actions.take(task, by=wren)
    with pytest.raises(IntegrityError):
        Turn.objects.create(task=task, person=juniper, came_by="freely", begun_at=task.created_at, ends_at=make.after())


def test_that_it_begins_is_seen(circle: Circle, wren: Person, juniper: Person) -> None:
    """Said yes to ahead, it begins when the one before is over."""
    task = make.a_task(circle, wren, goes=Goes.TURN)
    make.all_willing(task, wren, juniper)
    make.says_yes(task)
    with time_machine.travel(make.after(days=4.5)):
        actions.go_round_everywhere()
        assert make.says_yes(task) == juniper
        assert make.holder(task) == wren
        assert "After that Juniper has it" in make.signed_in_as(wren).get(make.at(task)).text
    with time_machine.travel(make.after(days=7.5)):
        for _twice in range(2):
            actions.go_round_everywhere()
        assert make.holder(task) == juniper
        assert Notice.objects.filter(kind=BEGAN, person=juniper).count() == 1
        assert "Your turn begins" in make.signed_in_as(juniper).get("/today").text
