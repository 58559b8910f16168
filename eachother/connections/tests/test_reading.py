"""Reading: pages of messages, keys, how it stands, the list; each in a constant number of queries."""

from typing import Any

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from eachother.connections import actions
from eachother.connections.models import State
from eachother.connections.queries import connection_for, keys_for, list_for, messages_of, standing
from eachother.connections.tests import make
from eachother.people.actions import mute

pytestmark = pytest.mark.django_db


def places(answer: Any) -> list[int]:
    return [row["place"] for row in answer.json()["messages"]]


def test_the_newest_then_what_came_before(pair: make.Alongside) -> None:
    for _ in range(6):
        pair.says()
    wrens, address = make.script_of(pair.wren), f"/alongside/{pair.ref}/messages"
    assert places(wrens.get(address)) == [1, 2, 3, 4, 5, 6, 7]
    assert places(wrens.get(f"{address}?limit=3")) == [5, 6, 7]
    assert places(wrens.get(f"{address}?limit=3&before=5")) == [2, 3, 4]
    assert places(wrens.get(f"{address}?before=1")) == []
    assert places(wrens.get(f"{address}?limit=2&after=3")) == [4, 5]
    assert places(wrens.get(f"{address}?after=7")) == []


def test_a_page_is_never_endless(pair: make.Alongside) -> None:
    connection = pair.connection
    for _ in range(52):
        pair.says()
    assert len(messages_of(connection)) == 50
    assert len(messages_of(connection, limit=0)) == 1


def test_each_is_given_their_own_grant(pair: make.Alongside) -> None:
    wrens, junipers = keys_for(pair.connection, pair.wren.person), keys_for(pair.connection, pair.juniper.person)
    assert wrens.epochs[0][0] == junipers.epochs[0][0]
    assert wrens.epochs[0][1] == pair.talk.grants[0][pair.wren.ref]
    assert junipers.epochs[0][1] == pair.talk.grants[0][pair.juniper.ref]
    assert wrens.last is not None
    assert junipers.last is None


def test_no_number_of_the_server_leaves_it(pair: make.Alongside) -> None:
    pair.agrees(pair.proposes(), pair.juniper)
    for noun in ("keys", "messages", "clauses"):
        text = make.script_of(pair.wren).get(f"/alongside/{pair.ref}/{noun}").content.decode()
        assert '"id"' not in text
        assert '"pk"' not in text


def test_queries_do_not_grow(pair: make.Alongside, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(5):
        pair.says(as_=pair.juniper)
    with django_assert_num_queries(1):
        connection = connection_for(pair.wren.person, pair.ref)
    with django_assert_num_queries(1):
        messages_of(connection)
    with django_assert_num_queries(3):
        keys_for(connection, pair.wren.person)
    with django_assert_num_queries(0):
        standing(connection, pair.wren.person)
    actions.pause(connection, by=pair.wren.person)
    paused = pair.connection
    with django_assert_num_queries(1):
        standing(paused, pair.wren.person)


def test_the_page_asks_little(pair: make.Alongside, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(5):
        pair.says(as_=pair.juniper)
    wrens = make.signed_in_as(pair.wren)
    wrens.get("/alongside")
    with django_assert_max_num_queries(7):
        assert wrens.get(f"/alongside/{pair.ref}").status_code == 200
    with django_assert_max_num_queries(7):
        assert wrens.get("/alongside").status_code == 200


def test_the_list(
    pair: make.Alongside, otter: make.Peer, heron: make.Peer, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    given, received = make.greeted(pair.wren, otter), make.greeted(heron, pair.wren)
    pair.says(as_=pair.juniper)
    with django_assert_num_queries(2):
        listed = list_for(pair.wren.person)
    assert [(one.other.name, one.state, one.begun_by_me, one.unread) for one in listed] == [
        ("Juniper", State.ALONGSIDE, True, True),
        ("Heron", State.PROPOSED, False, True),
        ("Otter", State.PROPOSED, True, False),
    ]
    actions.decline(received.connection, by=pair.wren.person)
    actions.decline(given.connection, by=otter.person)
    assert [one.other.name for one in list_for(pair.wren.person)] == ["Juniper", "Otter"]
    assert [one.other.name for one in list_for(pair.wren.person, State.DECLINED)] == ["Heron"]


def test_muting_somebody_does_not_close_the_conversation(pair: make.Alongside) -> None:
    mute(pair.juniper.person, by=pair.wren.person)
    assert [one.other.name for one in list_for(pair.wren.person)] == ["Juniper"]
    pair.says(as_=pair.juniper)
