import pytest

from eachother.circles.models import Circle
from eachother.decisions.tests import make
from eachother.people.models import Person


@pytest.fixture
def wren(db: None) -> Person:
    return make.someone("Wren")


@pytest.fixture
def juniper(db: None) -> Person:
    return make.someone("Juniper")


@pytest.fixture
def otter(db: None) -> Person:
    return make.someone("Otter")


@pytest.fixture
def heron(db: None) -> Person:
    return make.someone("Heron")


@pytest.fixture
def circle(wren: Person, juniper: Person, otter: Person) -> Circle:
    return make.a_circle(wren, juniper, otter)
