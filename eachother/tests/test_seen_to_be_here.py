"""Who has a page open is seen by those alongside, and by others only when they say that they are open to company."""

import pytest

from eachother.connections import actions as connections
from eachother.connections.tests import make
from eachother.live.hub import hub
from eachother.people import actions
from eachother.people.models import How

pytestmark = pytest.mark.django_db
HERE = 'class="unseen">here now<'


@pytest.fixture
def pair(monkeypatch: pytest.MonkeyPatch) -> make.Alongside:
    """Wren and Juniper, alongside; Juniper has a page open."""
    pair = make.come_alongside(make.a_peer("Wren"), make.a_peer("Juniper"))
    monkeypatch.setitem(hub.streams, pair.juniper.person.pk, [])
    return pair


def seen(pair: make.Alongside) -> list[bool]:
    wrens = make.signed_in_as(pair.wren)
    return [HERE in wrens.get(address).text for address in (f"/alongside/{pair.ref}", "/alongside")]


def test_those_alongside_see_it(pair: make.Alongside) -> None:
    assert seen(pair) == [True, True]


def test_nobody_sees_it_in_a_pause_or_after_the_end(pair: make.Alongside) -> None:
    connections.pause(pair.connection, by=pair.juniper.person)
    assert seen(pair) == [False, False]
    connections.end(pair.connection, by=pair.juniper.person)
    assert seen(pair) == [False, False]


def test_a_hello_without_an_answer_shows_nothing(pair: make.Alongside) -> None:
    otter = make.a_peer("Otter")
    waiting = make.greeted(otter, pair.juniper)
    otters = make.signed_in_as(otter)
    assert HERE not in otters.get(f"/alongside/{waiting.ref}").text
    assert HERE not in otters.get("/alongside").text


def test_somebody_who_shares_something_sees_it_only_of_who_is_open(pair: make.Alongside) -> None:
    heron = make.a_peer("Heron")
    for person in (heron.person, pair.juniper.person):
        actions.take_up("a river in flood", by=person)
    herons = make.signed_in_as(heron)
    assert "Juniper" in herons.get("/people").text
    assert HERE not in herons.get("/people").text
    actions.open_up(How.AROUND, by=pair.juniper.person)
    assert HERE in herons.get("/people").text
    actions.close(by=pair.juniper.person)
    assert HERE not in herons.get("/people").text
