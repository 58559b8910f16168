"""At the foot of a page of the journal stand those with whom it can be shared, and nobody else."""

import pytest

from eachother.connections import actions
from eachother.connections.tests import make
from eachother.tests.somebody import signed_in_as

pytestmark = pytest.mark.django_db
PLACE = "data-hand-over"


def test_those_alongside_are_offered(pair: make.Alongside, heron: make.Peer) -> None:
    text = signed_in_as(pair.wren).get("/me/journal/new").text
    assert f'{PLACE}="{pair.ref}"' in text
    assert "Juniper" in text
    assert PLACE not in signed_in_as(heron).get("/me/journal/new").text


def test_a_hello_or_a_pause_is_no_place_for_it(greeting: make.Alongside) -> None:
    wrens = signed_in_as(greeting.wren)
    assert PLACE not in wrens.get("/me/journal/new").text
    actions.come_alongside(greeting.connection, by=greeting.juniper.person)
    assert PLACE in wrens.get("/me/journal/new").text
    actions.pause(greeting.connection, by=greeting.juniper.person)
    assert PLACE not in wrens.get("/me/journal/new").text
