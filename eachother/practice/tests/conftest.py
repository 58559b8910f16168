import pytest

from eachother.people.models import Person
from eachother.practice.tests import make


@pytest.fixture
def wren(db: None) -> Person:
    return make.someone("Wren")


@pytest.fixture
def heron(db: None) -> Person:
    return make.someone("Heron")


@pytest.fixture
def otter(db: None) -> Person:
    return make.someone("Otter")
