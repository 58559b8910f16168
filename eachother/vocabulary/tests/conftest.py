"""The cast: Wren and Juniper have lived the one, Otter the other, Heron neither."""

import pytest

from eachother.people.models import Experience, Person, ShownTo
from eachother.people.tests import make
from eachother.people.tests.make import Peer
from eachother.vocabulary import actions
from eachother.vocabulary.models import Question

KEPT, OTHER = "a forced hospital stay", "being sectioned"


@pytest.fixture
def wren(db: None) -> Peer:
    return _who_lived("Wren", OTHER)


@pytest.fixture
def juniper(db: None) -> Peer:
    return _who_lived("Juniper", OTHER, ShownTo.NODDED)


@pytest.fixture
def otter(db: None) -> Peer:
    return _who_lived("Otter", KEPT)


@pytest.fixture
def heron(db: None) -> Peer:
    return _who_lived("Heron", "night shifts")


@pytest.fixture
def kept(otter: Peer) -> Experience:
    return Experience.objects.get(name=KEPT)


@pytest.fixture
def other(wren: Peer) -> Experience:
    return Experience.objects.get(name=OTHER)


def _who_lived(name: str, what: str, shown_to: ShownTo = ShownTo.EVERYBODY) -> Peer:
    peer = make.a_peer(name)
    make.lives(Person.objects.get(pk=peer.person.pk), what, shown_to=shown_to)
    return peer


@pytest.fixture
def question(kept: Experience, other: Experience, wren: Peer) -> Question:
    return actions.ask(kept, other, by=wren.person)
