"""What waits for somebody from their connections."""

import pytest

from eachother.connections import actions
from eachother.connections.models import Connection
from eachother.connections.tests import make
from eachother.notices.queries import counts_by_place, waiting_for
from eachother.people.models import Person

pytestmark = pytest.mark.django_db


def titles(peer: make.Peer) -> list[str]:
    return [str(card.title) for card in waiting_for(Person.objects.get(pk=peer.person.pk))]


def test_a_hello_waits_and_then_its_answer(greeting: make.Alongside) -> None:
    assert titles(greeting.juniper) == ["Wren says hello"]
    assert counts_by_place(greeting.juniper.person) == {"people": 1}
    actions.come_alongside(greeting.connection, by=greeting.juniper.person)
    assert titles(greeting.juniper) == []
    assert titles(greeting.wren) == ["Juniper came alongside"]


def test_words_a_clause_and_the_wish_to_go_on(pair: make.Alongside) -> None:
    pair.says()
    pair.proposes()
    actions.pause(pair.connection, by=pair.juniper.person)
    actions.resume(pair.connection, by=pair.wren.person)
    assert titles(pair.juniper) == [
        "Wren would like to go on",
        "Wren put something on the table",
        "Something new from Wren",
    ]
    assert {card.link for card in waiting_for(pair.juniper.person)} == {f"/alongside/{pair.ref}"}


def test_what_is_no_longer_there_is_not_told(pair: make.Alongside) -> None:
    pair.says()
    Connection.objects.all().delete()
    assert titles(pair.juniper) == []
