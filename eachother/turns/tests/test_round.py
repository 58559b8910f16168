"""Going round by turn and by lot: who is asked, saying yes, passing."""

from datetime import timedelta
from itertools import pairwise
from threading import Barrier, Thread
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from eachother.circles.models import Circle
from eachother.notices.models import Notice
from eachother.people.models import Person
from eachother.turns import actions, queries, rules
from eachother.turns.kinds import ASKED
from eachother.turns.models import Asking, Draw, Goes, Task, Turn
from eachother.turns.tests import make


def test_nobody_has_it_without_their_yes(circle: Circle, wren: Person, juniper: Person) -> None:
    task = make.a_task(circle, wren, goes=Goes.TURN)
    browser = make.signed_in_as(juniper)
    for _twice in range(2):
        assert browser.post(make.at(task, "/willing")).status_code == 302
    assert (make.asked(task), make.holder(task)) == (juniper, None)
    today = browser.get("/today").text
    assert "It would be your turn" in today
    assert "Watering, in The night kitchen" in today
    asking = make.asking_of(task)
    assert "Yes, I will" in browser.get(make.at(task)).text
    assert "Yes, I will" in browser.get(f"/circles/{circle.ref}").text
    assert "Yes, I will" not in make.signed_in_as(wren).get(make.at(task)).text
    for _twice in range(2):
        assert browser.post(make.at(task, f"/asked/{asking.ref}/yes")).status_code == 302
    assert (make.holder(task), Turn.objects.count()) == (juniper, 1)
    assert not Notice.objects.filter(kind=ASKED).exists()


def test_what_another_is_asked_is_not_there(circle: Circle, wren: Person, juniper: Person, heron: Person) -> None:
    task = make.a_task(circle, wren, goes=Goes.TURN)
    actions.be_willing(task, by=juniper)
    asking = make.asking_of(task)
    for verb in ("yes", "pass"):
        assert make.signed_in_as(wren).post(make.at(task, f"/asked/{asking.ref}/{verb}")).status_code == 404
        assert make.signed_in_as(heron).post(make.at(task, f"/asked/{asking.ref}/{verb}")).status_code == 403
    assert make.asked(task) == juniper


def test_who_passes_is_asked_no_more_and_nobody_reads_it(
    circle: Circle, wren: Person, juniper: Person, otter: Person
) -> None:
    task = make.a_task(circle, wren, goes=Goes.TURN)
    make.all_willing(task, wren, juniper)
    browser, asking = make.signed_in_as(wren), make.asking_of(task)
    for _twice in range(2):
        assert browser.post(make.at(task, f"/asked/{asking.ref}/pass")).status_code == 302
    assert make.asked(task) == juniper
    assert "pass" not in make.signed_in_as(otter).get(make.at(task)).text.replace("can still pass", "")
    actions.pass_it(make.asking_of(task), by=juniper)
    assert make.asked(task) is None
    page = make.signed_in_as(otter).get(make.at(task)).text
    assert "Everybody who is willing had a reason to pass" in page
    for _twice in range(2):
        make.signed_in_as(otter).post(make.at(task, "/round"))
    assert make.asked(task) == wren
    assert Asking.objects.count() == 3


def test_a_new_willing_one_is_asked_though_all_others_passed(circle: Circle, wren: Person, juniper: Person) -> None:
    task = make.a_task(circle, wren, goes=Goes.TURN)
    actions.be_willing(task, by=wren)
    actions.pass_it(make.asking_of(task), by=wren)
    actions.be_willing(task, by=juniper)
    assert make.asked(task) == juniper


def test_no_answer_is_a_pass(circle: Circle, wren: Person, juniper: Person) -> None:
    task = make.a_task(circle, wren, goes=Goes.TURN)
    make.all_willing(task, wren, juniper)
    late = make.asking_of(task)
    with time_machine.travel(make.after(days=2, minutes=1)):
        for _twice in range(2):
            actions.go_round_everywhere()
        assert make.asked(task) == juniper
        answer = make.signed_in_as(wren).post(make.at(task, f"/asked/{late.ref}/yes"))
        assert (answer.status_code, "No harm done" in answer.text) == (410, True)
        assert list(Notice.objects.values_list("person", flat=True)) == [juniper.pk]


def test_who_would_not_any_more_is_not_asked(circle: Circle, wren: Person, juniper: Person) -> None:
    task = make.a_task(circle, wren, goes=Goes.LOT)
    make.all_willing(task, wren, juniper)
    first = make.asked(task)
    assert first
    for _twice in range(2):
        assert make.signed_in_as(first).post(make.at(task, "/willing/withdrawal")).status_code == 302
    assert make.asked(task) == (juniper if first == wren else wren)


@pytest.mark.parametrize("goes", [Goes.TURN, Goes.LOT])
def test_nobody_twice_in_a_row_while_others_are_willing(
    circle: Circle, wren: Person, juniper: Person, otter: Person, goes: Goes
) -> None:
    task, now = make.a_task(circle, wren, goes=goes), timezone.now()
    make.all_willing(task, wren, juniper, otter)
    had = []
    for week in range(12):
        with time_machine.travel(now + timedelta(days=8 * week + 1)):
            actions.go_round_everywhere()
            had.append(make.says_yes(task).name)
    assert all(one != other for one, other in pairwise(had)), had
    if goes == Goes.TURN:
        assert had == ["Wren", "Juniper", "Otter"] * 4


@pytest.mark.parametrize("goes", [Goes.TURN, Goes.LOT])
def test_when_all_others_pass_it_may_be_the_same_one(circle: Circle, wren: Person, juniper: Person, goes: Goes) -> None:
    task = make.a_task(circle, wren, goes=goes)
    actions.be_willing(task, by=wren)
    make.says_yes(task)
    actions.be_willing(task, by=juniper)
    with time_machine.travel(make.after(days=7.1)):
        actions.go_round_everywhere()
        assert make.asked(task) == juniper
        actions.pass_it(make.asking_of(task), by=juniper)
        assert make.asked(task) == wren


def test_whoever_lays_it_down_is_not_asked_at_once_again(circle: Circle, wren: Person) -> None:
    task = make.a_task(circle, wren, goes=Goes.TURN)
    actions.be_willing(task, by=wren)
    make.says_yes(task)
    actions.end(task, by=wren)
    assert make.asked(task) is None
    assert not Task.objects.due().exists()
    actions.ask_again(task, by=wren)
    assert make.asked(task) == wren


def test_a_lot_is_written_down_and_can_be_checked(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    task = make.a_task(circle, wren, goes=Goes.LOT)
    actions.be_willing(task, by=wren)
    make.says_yes(task)
    make.all_willing(task, juniper, otter)
    actions.end(task, by=wren)
    draw = Draw.objects.order_by("-pk")[0]
    order = [lot.person.ref for lot in draw.lots.order_by("place").select_related("person")]
    assert order == rules.drawn(draw.seed, [juniper.ref, otter.ref]), "Wren had it last, and others are willing"
    assert len(draw.seed) == 32
    asked = make.asked(task)
    assert asked and asked.ref == order[0]
    actions.pass_it(make.asking_of(task), by=asked)
    assert Draw.objects.count() == 2, "who passes does not make it drawn anew"
    other = make.asked(task)
    assert other and other.ref == order[1]
    assert draw.seed in make.signed_in_as(wren).get(make.at(task, "/lots")).text


def test_every_order_comes_up(db: None) -> None:
    orders = {tuple(rules.drawn(f"{n:032x}", ["a" * 16, "b" * 16, "c" * 16])) for n in range(200)}
    assert len(orders) == 6


def test_by_turn(db: None) -> None:
    now = timezone.now()
    had = {1: now, 3: now - timedelta(days=9)}
    assert rules.by_turn([1, 2, 3, 4], had) == [2, 4, 3, 1]
    assert rules.next_one([2, 4, 3, 1], last=2, passed={4}) == 3
    assert rules.next_one([2, 4], last=2, passed={4}) == 2
    assert rules.next_one([2, 4], last=2, passed={2, 4}) is None


def test_what_is_due(circle: Circle, wren: Person, juniper: Person) -> None:
    """Nothing is looked at again and again in which nothing happens."""
    free, by_turn = make.a_task(circle, wren), make.a_task(circle, wren, goes=Goes.TURN)
    assert not Task.objects.due().exists()
    actions.take(free, by=wren)
    make.all_willing(by_turn, wren, juniper)
    assert not Task.objects.due().exists()
    make.says_yes(by_turn)
    assert not Task.objects.due().exists()
    with time_machine.travel(make.after(days=4.1)):
        assert list(Task.objects.due()) == [by_turn]
        actions.go_round_everywhere()
        assert not Task.objects.due().exists()
    with time_machine.travel(make.after(days=7.1)):
        assert set(Task.objects.due()) == {free, by_turn}
        actions.go_round_everywhere()
        assert not Task.objects.due().exists()


@pytest.mark.django_db(transaction=True)
def test_two_go_round_at_once_and_one_is_asked(client: Any) -> None:
    people = [make.someone(name) for name in ("Wren", "Juniper", "Otter")]
    task = make.a_task(make.a_circle(*people), people[0], goes=Goes.LOT)
    make.all_willing(task, *people)
    make.says_yes(task)
    at_once(4, actions.go_round_everywhere, make.after(days=7.1))
    assert Turn.objects.filter(ended_at=None).count() == 0
    assert Asking.objects.filter(answered_at=None).count() == 1
    assert Draw.objects.count() == 2
    assert Notice.objects.filter(kind="turns.over").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_it_at_once_one_has_it(client: Any) -> None:
    people = [make.someone(name) for name in ("Wren", "Juniper", "Otter", "Heron")]
    task, told = make.a_task(make.a_circle(*people), people[0]), []

    def take() -> None:
        try:
            actions.take(task, by=people.pop())
        except Exception as error:
            told.append(str(error))

    at_once(4, take, timezone.now())
    assert Turn.objects.filter(ended_at=None).count() == 1
    assert told == ["held"] * 3


def at_once(many: int, do: Any, when: Any) -> None:
    together, broken = Barrier(many), []

    def one() -> None:
        together.wait()
        try:
            do()
        except Exception as error:
            broken.append(error)
        finally:
            connection.close()

    with time_machine.travel(when):
        threads = [Thread(target=one) for _ in range(many)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert broken == []


def test_who_has_left_is_not_asked(circle: Circle, wren: Person, juniper: Person) -> None:
    task = make.a_task(circle, wren, goes=Goes.TURN)
    make.all_willing(task, wren, juniper)
    Person.objects.filter(pk=wren.pk).update(left_at=timezone.now())
    actions.lay_all_down(wren)
    assert make.asked(task) == juniper
    assert queries.willing_ids(task) == [juniper.pk]
    actions.forget(wren)
    assert not Asking.objects.filter(person=wren).exists()
