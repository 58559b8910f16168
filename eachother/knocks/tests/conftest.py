import pytest

from eachother.community.models import Door
from eachother.knocks.tests import make
from eachother.people.models import Person


@pytest.fixture
def riverside(db: None) -> None:
    make.house_with(Door.KNOCK)


@pytest.fixture
def wren(riverside: None) -> Person:
    return make.someone("Wren", "night shifts", "new in town")


@pytest.fixture
def juniper(riverside: None) -> Person:
    return make.someone("Juniper", "night shifts", "lying awake")


@pytest.fixture
def otter(riverside: None) -> Person:
    return make.someone("Otter", "night shifts")


@pytest.fixture
def heron(riverside: None) -> Person:
    return make.someone("Heron", "lost my brother")
