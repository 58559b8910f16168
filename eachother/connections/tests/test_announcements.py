"""What is announced happens inside the verb's transaction: both, or neither; and page nudges only after it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.db import connection as database
from django.dispatch import Signal

from eachother.connections import actions, announcements
from eachother.connections.models import Connection, State
from eachother.connections.tests import make
from eachother.live.hub import hub
from eachother.notices.models import Notice
from eachother.people.actions import block
from eachother.people.models import Block

pytestmark = pytest.mark.django_db(transaction=True)

SaidIn = list[bool]
# By name: this room does not know the one beside it, and the wiring does.
TIES = apps.get_model("finding", "Tie")._default_manager


@contextmanager
def heard(signal: Signal, *, breaking: bool = False) -> Iterator[SaidIn]:
    """Whether each announcement came inside a transaction; `breaking`, the one who hears it fails."""
    said: SaidIn = []

    def hear(**_: Any) -> None:
        said.append(database.in_atomic_block)
        if breaking:
            raise RuntimeError("whoever listened could not do their part")

    signal.connect(hear, weak=False)
    try:
        yield said
    finally:
        signal.disconnect(hear)


def hello(wren: make.Peer, juniper: make.Peer) -> Callable[[], object]:
    make.nodded(wren, juniper)
    _, sealed = make.a_hello(wren, juniper)
    return lambda: actions.say_hello(juniper.person, by=wren.person, hello=sealed)


def acceptance(wren: make.Peer, juniper: make.Peer) -> Callable[[], object]:
    there = make.greeted(wren, juniper).connection
    return lambda: actions.come_alongside(there, by=juniper.person)


def refusal(wren: make.Peer, juniper: make.Peer) -> Callable[[], object]:
    there = make.greeted(wren, juniper).connection
    return lambda: actions.decline(there, by=juniper.person)


def the_end(wren: make.Peer, juniper: make.Peer) -> Callable[[], object]:
    there = make.come_alongside(wren, juniper).connection
    return lambda: actions.end(there, by=wren.person)


VERBS = [
    (announcements.hello_said, hello),
    (announcements.came_alongside, acceptance),
    (announcements.parted, refusal),
    (announcements.parted, the_end),
]


def everything() -> list[object]:
    return [
        list(Connection.objects.order_by("pk").values_list("ref", "state", "pair", "revision", "places")),
        list(Notice.objects.order_by("pk").values_list("person", "kind", "about")),
        list(TIES.order_by("pk").values_list("person", "other", "why")),
    ]


@pytest.mark.parametrize(("signal", "prepare"), VERBS, ids=[prepare.__name__ for _, prepare in VERBS])
def test_it_is_announced_inside(
    signal: Signal, prepare: Callable[..., Callable[[], object]], wren: make.Peer, juniper: make.Peer
) -> None:
    verb = prepare(wren, juniper)
    with heard(signal) as said:
        verb()
    assert said == [True]


@pytest.mark.parametrize(("signal", "prepare"), VERBS, ids=[prepare.__name__ for _, prepare in VERBS])
def test_when_a_listener_fails_nothing_has_happened(
    signal: Signal,
    prepare: Callable[..., Callable[[], object]],
    wren: make.Peer,
    juniper: make.Peer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    verb, nudged = prepare(wren, juniper), []
    before = everything()
    monkeypatch.setattr(hub, "tell", lambda *told: nudged.append(told))
    with heard(signal, breaking=True), pytest.raises(RuntimeError):
        verb()
    assert everything() == before
    assert nudged == [], "no page is told of what has not happened"


def test_a_block_and_the_end_it_brings_are_one(wren: make.Peer, juniper: make.Peer) -> None:
    pair = make.come_alongside(wren, juniper)
    with heard(announcements.parted, breaking=True), pytest.raises(RuntimeError):
        block(juniper.person, by=wren.person)
    assert not Block.objects.exists()
    assert pair.connection.state == State.ALONGSIDE
