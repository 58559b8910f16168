"""Handing a turn on: offered to somebody willing, who says yes or does not."""

import time_machine

from eachother.circles.models import Circle
from eachother.notices.models import Notice
from eachother.people import actions as people
from eachother.people.models import Person
from eachother.turns import actions
from eachother.turns.models import Ended
from eachother.turns.tests import make


def test_it_is_theirs_when_they_say_yes(circle: Circle, wren: Person, juniper: Person) -> None:
    task = make.a_task(circle, wren)
    actions.take(task, by=wren)
    actions.be_willing(task, by=juniper)
    ends_at, browser = task.turns.get().ends_at, make.signed_in_as(wren)
    for _twice in range(2):
        assert browser.post(make.at(task, "/turn/offer"), {"to": juniper.ref}).status_code == 302
    assert make.holder(task) == wren
    assert "You have offered it to Juniper" in browser.get(make.at(task)).text
    assert "Somebody offers you their turn" in make.signed_in_as(juniper).get("/today").text
    with time_machine.travel(make.after(days=1)):
        asking = make.asking_of(task)
        for _twice in range(2):
            make.signed_in_as(juniper).post(make.at(task, f"/asked/{asking.ref}/yes"))
    assert make.holder(task) == juniper
    assert task.turns.running().get().ends_at == ends_at, "handed on it lasts no longer"
    assert [turn.ended for turn in task.turns.had()] == ["", Ended.HANDED_ON]
    assert not Notice.objects.exists()


def test_not_this_time_and_it_stays_with_whom_it_was(circle: Circle, wren: Person, juniper: Person) -> None:
    task = make.a_task(circle, wren)
    actions.take(task, by=wren)
    actions.be_willing(task, by=juniper)
    actions.hand_on(task, juniper, by=wren)
    actions.pass_it(make.asking_of(task), by=juniper)
    assert (make.holder(task), make.asked(task)) == (wren, None)


def test_an_offer_is_taken_back(circle: Circle, wren: Person, juniper: Person) -> None:
    task = make.a_task(circle, wren)
    actions.take(task, by=wren)
    actions.be_willing(task, by=juniper)
    actions.hand_on(task, juniper, by=wren)
    asking = make.asking_of(task)
    for _twice in range(2):
        assert make.signed_in_as(wren).post(make.at(task, "/turn/offer/withdrawal")).status_code == 302
    assert make.signed_in_as(juniper).post(make.at(task, f"/asked/{asking.ref}/yes")).status_code == 410
    assert make.holder(task) == wren


def test_another_offer_takes_its_place(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    task = make.a_task(circle, wren)
    actions.take(task, by=wren)
    make.all_willing(task, juniper, otter)
    actions.hand_on(task, juniper, by=wren)
    actions.hand_on(task, otter, by=wren)
    assert make.asked(task) == otter
    actions.end(task, by=wren)
    assert make.asked(task) is None


def test_only_to_the_willing_and_only_ones_own(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    task = make.a_task(circle, wren)
    actions.take(task, by=wren)
    refused = make.signed_in_as(wren).post(make.at(task, "/turn/offer"), {"to": juniper.ref})
    assert (refused.status_code, "Only somebody who has said" in refused.text) == (422, True)
    make.all_willing(task, juniper, otter)
    gone = make.signed_in_as(otter).post(make.at(task, "/turn/offer"), {"to": juniper.ref})
    assert (gone.status_code, "not your turn any more" in gone.text) == (410, True)


def test_after_a_line_is_drawn_nothing_is_offered(circle: Circle, wren: Person, juniper: Person) -> None:
    task = make.a_task(circle, wren)
    actions.take(task, by=wren)
    actions.be_willing(task, by=juniper)
    actions.hand_on(task, juniper, by=wren)
    people.block(wren, by=juniper)
    assert make.asked(task) is None
    assert make.signed_in_as(wren).post(make.at(task, "/turn/offer"), {"to": juniper.ref}).status_code == 422
