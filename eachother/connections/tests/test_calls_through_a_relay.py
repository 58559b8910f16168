"""A call through a real coturn with the lines of docs/hosting.md: everything goes through it. Where it is installed."""

import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from eachother.connections.tests.browsing import two_phones
from eachother.connections.tests.test_calls_in_the_browser import HEARD, WATCH, calls
from eachother.tests.filled import Filling, Houses
from eachother.tests.served import Served, free_port
from eachother.tests.waiting import comes

COTURN = shutil.which("turnserver")
HOSTING = Path(__file__).resolve().parents[3] / "docs/hosting.md"
SECRET = "a long random text that the two share"
# Of the pair that the sound goes by, what the two ends are.
ENDS = """async () => {
  const all = await peer.getStats();
  const pair = [...all.values()].find(({ type, nominated, state }) =>
    type === 'candidate-pair' && nominated && state === 'succeeded');
  return [all.get(pair.localCandidateId).candidateType, all.get(pair.remoteCandidateId).candidateType];
}"""

pytestmark = [pytest.mark.browser, pytest.mark.skipif(COTURN is None, reason="coturn is not installed")]


def lines_of_the_documentation() -> list[str]:
    found = re.search(r"```\n(listening-port=3478\n.*?)```", HOSTING.read_text(), re.DOTALL)
    assert found
    return found.group(1).splitlines()


@pytest.fixture
def relay(tmp_path: Path) -> Iterator[int]:
    """Its port. On one machine it must relay to itself, which the lines for a real one forbid."""
    port = free_port()
    own = ("listening-port", "static-auth-secret", "denied-peer-ip=127", "min-port", "max-port")
    kept = [line for line in lines_of_the_documentation() if not line.startswith(own)]
    here = [f"listening-port={port}", f"static-auth-secret={SECRET}", "listening-ip=127.0.0.1", "relay-ip=127.0.0.1"]
    here += ["allow-loopback-peers", f"pidfile={tmp_path / 'turn.pid'}", f"userdb={tmp_path / 'turn.db'}"]
    settings = tmp_path / "turnserver.conf"
    settings.write_text("\n".join([*kept, *here, ""]))
    with (tmp_path / "turn.log").open("wb") as log:
        running = subprocess.Popen([str(COTURN), "-c", str(settings)], stdout=log, stderr=log)
    try:
        assert comes(lambda: _answers(port)), (tmp_path / "turn.log").read_text()
        yield port
    finally:
        running.terminate()
        running.wait(10)


@pytest.fixture
def served(tmp_path: Path, houses: Houses, filling: Filling, relay: int) -> Iterator[Served]:
    calls_by = {"EACHOTHER_CALLS": f"turn:127.0.0.1:{relay}", "EACHOTHER_TURN_SECRET": SECRET}
    house = Served(tmp_path, options=calls_by)
    houses.filled(filling).copy_to(house)
    house.start()
    yield house
    house.close()


def test_two_hear_each_other_through_it(served: Served, speaking: Browser) -> None:
    wren, juniper = two_phones(served, speaking)
    for desk in (wren, juniper):
        desk.context.add_init_script(f"({WATCH})()")
    juniper.page.goto(served.address + "/today")
    calls(wren)
    ring = juniper.page.get_by_role("alertdialog", name="Wren is calling")
    ring.get_by_role("link", name="Answer").click()
    for desk in (wren, juniper):
        expect(desk.page.get_by_text("can hear each other")).to_be_visible()
        desk.page.wait_for_function(HEARD)
        assert desk.page.evaluate(ENDS) == ["relay", "relay"]
    wren.page.get_by_role("button", name="Hang up").click()
    expect(juniper.page.get_by_text("The call is over.")).to_be_visible()
    assert wren.wrong == juniper.wrong == []


def _answers(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False
