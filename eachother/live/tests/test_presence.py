"""Who is here now."""

import pytest

from eachother.front.tests.running import Running
from eachother.live import hub as hub_module
from eachother.live import presence
from eachother.live.tests.conftest import Listen
from eachother.tests.waiting import comes

WREN, JUNIPER = 1, 2


@pytest.fixture(autouse=True)
def _this_hub(front: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence, "hub", front.hub)


def test_whoever_has_a_stream_open_is_here(listen: Listen) -> None:
    listen(WREN)
    assert presence.here([WREN, JUNIPER]) == {WREN}


def test_between_two_pages_one_is_still_here(front: Running, listen: Listen) -> None:
    listen(WREN).close()
    assert comes(lambda: WREN not in front.hub.streams)
    assert presence.here([WREN]) == {WREN}


def test_after_a_while_one_is_gone(front: Running, listen: Listen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub_module, "LINGER_SECONDS", 0.1)
    listen(WREN).close()
    assert comes(lambda: presence.here([WREN]) == set())


def test_who_signed_out_is_gone_at_once(front: Running, listen: Listen) -> None:
    wren = listen(WREN)
    front.hub.end(WREN)
    assert wren.is_ended()
    assert presence.here([WREN]) == set()


def test_other_processes_tell_who_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    there = presence.Elsewhere()
    monkeypatch.setattr(presence, "elsewhere", there)
    there.told("p2", [WREN])
    there.came("p3", JUNIPER)
    assert presence.here([WREN, JUNIPER]) == {WREN, JUNIPER}
    there.went("p3", JUNIPER)
    assert presence.here([WREN, JUNIPER]) == {WREN}


def test_a_process_that_is_not_heard_of_has_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    there = presence.Elsewhere()
    there.told("p2", [WREN])
    monkeypatch.setattr(presence, "FORGOTTEN_SECONDS", -1.0)
    assert WREN not in there
