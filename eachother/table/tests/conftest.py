from collections.abc import Iterator

import pytest

from eachother.circles.models import Circle
from eachother.foundation.refs import new_ref
from eachother.people.models import Person
from eachother.table import actions, board, queries
from eachother.table.memory import Memory
from eachother.table.seats import Tables
from eachother.table.shared import Shared
from eachother.table.tests import make
from eachother.tests.redis_server import RedisServer


@pytest.fixture(scope="session")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    server = RedisServer(tmp_path_factory.mktemp("redis")).start()
    yield server
    server.kill()


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


@pytest.fixture(params=["memory", "redis"])
def tables(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Tables:
    """On both ways: what is done in this test is done at these tables."""
    store: Tables = Memory()
    if request.param == "redis":
        store = Shared(request.getfixturevalue("redis").url, f"tests.{new_ref()}")
    for module in (board, actions, queries):
        monkeypatch.setattr(module, "tables", lambda: store)
    return store
