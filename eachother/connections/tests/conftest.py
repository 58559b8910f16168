"""The cast of this room: Wren and Juniper alongside, Otter whom Wren has nodded with, Heron outside."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from eachother.conftest import launch
from eachother.connections import actions
from eachother.connections.models import Asking, Connection
from eachother.connections.tests import house, make
from eachother.connections.tests.browsing import Desk
from eachother.connections.tests.fews import Few
from eachother.tests.filled import Filling
from eachother.tests.served import Served
from eachother.vault import sealing


@pytest.fixture
def wren(db: None) -> make.Peer:
    return make.a_peer("Wren")


@pytest.fixture
def juniper(db: None) -> make.Peer:
    return make.a_peer("Juniper")


@pytest.fixture
def otter(db: None) -> make.Peer:
    return make.a_peer("Otter")


@pytest.fixture
def heron(db: None) -> make.Peer:
    return make.a_peer("Heron")


@pytest.fixture
def greeting(wren: make.Peer, juniper: make.Peer) -> make.Alongside:
    """Wren's hello waits for Juniper."""
    return make.greeted(wren, juniper)


@pytest.fixture
def pair(wren: make.Peer, juniper: make.Peer) -> make.Alongside:
    """Wren and Juniper are alongside."""
    return make.come_alongside(wren, juniper)


@pytest.fixture
def nudges(monkeypatch: pytest.MonkeyPatch) -> list[tuple[set[int], tuple[str, ...]]]:
    """Whom pages are nudged, as it is asked for: here commits do not happen."""
    told: list[tuple[set[int], tuple[str, ...]]] = []
    for place in ("actions.standing.nudge", "actions.writing.nudge", "actions.hello.nudge"):
        monkeypatch.setattr(
            f"eachother.connections.{place}", lambda people, *topics: told.append((set(people), topics))
        )
    return told


@pytest.fixture
def filling() -> Filling:
    return house.together("Wren", "Juniper", words=4)


@pytest.fixture
def desks(served: Served, device: Callable[..., BrowserContext]) -> tuple[Desk, Desk]:
    """Wren and Juniper alongside, each with the conversation open in a browser of their own."""
    path = f"/alongside/{served.told['talk']}"
    wren, juniper = (Desk(served, device(), name).sign_in().open(path) for name in ("Wren", "Juniper"))
    return wren, juniper


@pytest.fixture(scope="module")
def speaking(chromium: Browser) -> Iterator[Browser]:
    """A browser with a microphone in which somebody always hums; two of its contexts find each other here."""
    hums = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    browser = launch(chromium.browser_type, *hums, "--allow-loopback-in-peer-connection")
    yield browser
    browser.close()


@pytest.fixture
def sorrel(db: None) -> make.Peer:
    return make.a_peer("Sorrel")


@pytest.fixture
def asked(wren: make.Peer, juniper: make.Peer, otter: make.Peer, sorrel: make.Peer) -> Connection:
    """Wren, who is alongside all three, has asked Juniper and Otter."""
    for other in (juniper, otter, sorrel):
        make.come_alongside(wren, other)
    return actions.ask_few([juniper.ref, otter.ref], by=wren.person)


@pytest.fixture
def few(asked: Connection, wren: make.Peer, juniper: make.Peer, otter: make.Peer, sorrel: make.Peer) -> Few:
    for asking in Asking.objects.filter(connection=asked):
        actions.would_come(asking)
    talk = sealing.begin(wren.account, juniper.account, otter.account, connection=asked.ref)
    actions.begin_few(asked, by=wren.person, record=talk.record, grants=talk.grants[0])
    return Few(wren, juniper, otter, sorrel, talk)
