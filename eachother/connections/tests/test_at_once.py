"""Two things at the same moment: the database decides, and both are answered."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

import pytest
from django.db import connection as database

from eachother.connections import actions
from eachother.connections.models import Connection, Member, Message, State, Step
from eachother.connections.refusals import Refused
from eachother.connections.tests import make

pytestmark = pytest.mark.django_db(transaction=True)
T = TypeVar("T")


def at_once(*verbs: Callable[[], T]) -> list[T | Exception]:
    """Each in a thread with a database connection of its own, started together."""
    ready = Barrier(len(verbs))

    def run(verb: Callable[[], T]) -> T | Exception:
        ready.wait(10)
        try:
            return verb()
        except Refused as refused:
            return refused
        finally:
            database.close()

    with ThreadPoolExecutor(len(verbs)) as pool:
        return list(pool.map(run, verbs))


def test_two_hellos_are_one_connection(wren: make.Peer, juniper: make.Peer) -> None:
    make.nodded(wren, juniper)
    hellos = [(wren, juniper, make.a_hello(wren, juniper)[1]), (juniper, wren, make.a_hello(juniper, wren)[1])]
    answers = at_once(
        *(
            lambda by=by, to=to, hello=hello: actions.say_hello(to.person, by=by.person, hello=hello)
            for by, to, hello in hellos
        )
    )
    assert Connection.objects.count() == 1
    assert Member.objects.count() == 2
    there = Connection.objects.get()
    assert sorted(answers, key=lambda answer: answer[1]) == [(there, False), (there, True)]  # type: ignore[index]


def test_the_same_message_twice_is_one(wren: make.Peer, juniper: make.Peer) -> None:
    pair = make.come_alongside(wren, juniper)
    sealed, connection = pair.sealed().text, pair.connection
    answers = at_once(*[lambda: actions.send(connection, by=wren.person, sealed=sealed)] * 4)
    assert Message.objects.count() == 2
    assert sorted(new for _, new in answers) == [False, False, False, True]  # type: ignore[misc]


def test_of_two_devices_one_has_the_sequence(wren: make.Peer, juniper: make.Peer) -> None:
    pair = make.come_alongside(wren, juniper)
    tips = dict(pair.talk.tips)
    phone = pair.sealed("from the phone").text
    pair.talk.tips = tips
    desk, connection = pair.sealed("from the desk").text, pair.connection
    answers = at_once(
        lambda: actions.send(connection, by=wren.person, sealed=phone),
        lambda: actions.send(connection, by=wren.person, sealed=desk),
    )
    refused = [answer for answer in answers if isinstance(answer, Refused)]
    assert [(one.reason, one.more["sequence"]) for one in refused] == [("sequence", 2)]
    assert Message.objects.count() == 2


def test_both_speak_at_once_and_each_has_a_place(wren: make.Peer, juniper: make.Peer) -> None:
    pair = make.come_alongside(wren, juniper)
    connection = pair.connection
    mine = [pair.sealed(str(n)).text for n in range(5)]
    theirs = [pair.sealed(str(n), juniper).text for n in range(5)]

    def all_of(by: make.Peer, sealed: list[str]) -> None:
        for one in sealed:
            actions.send(connection, by=by.person, sealed=one)

    at_once(lambda: all_of(wren, mine), lambda: all_of(juniper, theirs))
    assert list(Message.objects.order_by("place").values_list("place", flat=True)) == list(range(1, 12))


def test_both_want_to_go_on_at_once(wren: make.Peer, juniper: make.Peer) -> None:
    pair = make.come_alongside(wren, juniper)
    actions.pause(pair.connection, by=wren.person)
    connection = pair.connection
    at_once(
        lambda: actions.resume(connection, by=wren.person),
        lambda: actions.resume(connection, by=juniper.person),
    )
    assert pair.connection.state == State.ALONGSIDE
    assert Step.objects.filter(state=State.ALONGSIDE).count() == 2


def test_a_message_and_the_end_at_once(wren: make.Peer, juniper: make.Peer) -> None:
    pair = make.come_alongside(wren, juniper)
    sealed, connection = pair.sealed().text, pair.connection
    answers = at_once(
        lambda: actions.send(connection, by=wren.person, sealed=sealed)[0].place,
        lambda: actions.end(connection, by=juniper.person).places,
    )
    taken = Message.objects.filter(place=2).exists()
    assert taken == (answers[0] == 2)
    assert taken != isinstance(answers[0], Refused)
