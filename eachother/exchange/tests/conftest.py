import pytest

from eachother.exchange.tests import make
from eachother.people.models import Person


@pytest.fixture
def wren(db: None) -> Person:
    return make.someone("Wren", "benefits letters")


@pytest.fixture
def juniper(db: None) -> Person:
    return make.someone("Juniper", "benefits letters")


@pytest.fixture
def otter(db: None) -> Person:
    return make.someone("Otter")


@pytest.fixture
def heron(db: None) -> Person:
    return make.someone("Heron")
