"""Whose last page has been closed for a while, here and in other processes; and what is only whispered."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from eachother.front.tests.running import Running
from eachother.live import announcements, hub, presence, station
from eachother.live.hub import Hub, Stream
from eachother.live.tests.conftest import Listen

WREN = 7


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "LINGER_SECONDS", 0.05)
    monkeypatch.setattr(hub, "GONE_SECONDS", 0.2)


async def _send(message: Any) -> None:
    pass


def gone_after(do: Callable[[Hub], Any]) -> list[int]:
    """Who has gone, a while after `do` in a running hub."""

    async def run() -> list[int]:
        own = Hub()
        gone: list[int] = []
        own.start(lambda person, here: None, lambda: None, gone.append)
        await do(own)
        await asyncio.sleep(0.5)
        own.stop()
        return gone

    # In a thread of its own: a browser that was started before keeps a loop running in this one.
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(asyncio.run, run()).result()


async def opened(own: Hub) -> Stream:
    stream = Stream(WREN, _send)
    stream._task = None
    own.open(stream)
    return stream


def test_whose_last_page_is_closed_has_gone(soon: None) -> None:
    async def do(own: Hub) -> None:
        first, second = await opened(own), await opened(own)
        own.close(first)
        own.close(second)

    assert gone_after(do) == [WREN]


def test_a_page_that_is_loaded_anew_is_no_going(soon: None) -> None:
    async def do(own: Hub) -> None:
        own.close(await opened(own))
        await asyncio.sleep(0.01)
        await opened(own)

    assert gone_after(do) == []


def test_whoever_signs_out_has_gone(soon: None) -> None:
    async def do(own: Hub) -> None:
        await opened(own)
        own._end(WREN)

    assert gone_after(do) == [WREN]


def test_when_the_server_goes_nobody_else_has(soon: None) -> None:
    async def do(own: Hub) -> None:
        stream = await opened(own)
        own.stop()
        own.close(stream)

    assert gone_after(do) == []


@pytest.mark.django_db
@pytest.mark.parametrize("elsewhere", [True, False])
def test_nobody_has_gone_who_has_a_page_open_in_another_process(
    monkeypatch: pytest.MonkeyPatch, elsewhere: bool
) -> None:
    others, told = presence.Elsewhere(), []
    monkeypatch.setattr(station, "elsewhere", others)
    monkeypatch.setattr(station, "_announcer", Now())
    monkeypatch.setattr(announcements.gone, "send", lambda sender, person_id: told.append(person_id))
    if elsewhere:
        others.came("p2", WREN)
    station._say_who_has_gone(WREN)
    assert told == ([] if elsewhere else [WREN])


class Now:
    """Does at once what would be done in a thread."""

    def submit(self, do: Callable[..., object], *args: object) -> None:
        do(*args)


def test_a_whisper_is_heard_now_or_never(front: Running, listen: Listen) -> None:
    wren = listen(WREN)
    front.hub.whisper([WREN], ["writing:abcdefgh23456723"])
    assert wren.hears("writing:abcdefgh23456723")
    assert b"event: passing" in wren.text
    late = listen(WREN, "?age=30")
    front.hub.tell({WREN}, ["today"])
    assert late.hears("today")
    assert b"writing" not in late.text


def test_other_processes_pass_it_on(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[Any] = []
    monkeypatch.setattr(hub.hub, "whisper", lambda people, topics: said.append((people, topics)))
    station._hear({"from": "p2", "whisper": [WREN], "topics": ["writing:abcd"]})
    assert said == [([WREN], ["writing:abcd"])]
