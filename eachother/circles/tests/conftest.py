import pytest

from eachother.people.models import Person
from eachother.tests.somebody import someone


@pytest.fixture
def wren(db: None) -> Person:
    return someone("Wren", "night shifts", "new in town")


@pytest.fixture
def juniper(db: None) -> Person:
    return someone("Juniper", "lying awake")


@pytest.fixture
def otter(db: None) -> Person:
    return someone("Otter", "night shifts")


@pytest.fixture
def heron(db: None) -> Person:
    """Shares nothing."""
    return someone("Heron", "lost my brother")
