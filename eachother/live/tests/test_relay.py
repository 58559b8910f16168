"""Two processes hear of one another through Redis; a dead Redis breaks nothing."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from eachother.live import relay as relay_module
from eachother.live.relay import Relay, Said
from eachother.tests.redis_server import RedisServer
from eachother.tests.waiting import comes


class Process:
    """What one process says and hears."""

    def __init__(self, community: str = "eachother.riverside") -> None:
        self.heard: list[Said] = []
        self.looked_again = 0
        self.relay = Relay(community)
        self.relay.listen(self.heard.append, self._look_again)

    def _look_again(self) -> None:
        self.looked_again += 1

    def hears(self, **said: Any) -> bool:
        return comes(lambda: any(said.items() <= each.items() for each in self.heard))


@pytest.fixture
def redis(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[RedisServer]:
    server = RedisServer(tmp_path).start()
    settings.ENV = replace(settings.ENV, redis_url=server.url)
    monkeypatch.setattr(relay_module, "RETRY_SECONDS", 0.1)
    monkeypatch.setattr(relay_module, "IDLE_SECONDS", 0.2)
    yield server
    server.kill()


@pytest.fixture
def two(redis: RedisServer) -> Iterator[tuple[Process, Process]]:
    one, other = Process(), Process()
    assert one.hears(who=True) or other.hears(who=True)
    yield one, other
    one.relay.stop()
    other.relay.stop()


def test_the_other_hears_and_one_does_not_hear_oneself(two: tuple[Process, Process]) -> None:
    one, other = two
    one.relay.say(tell=[1, 2], topics=["today"])
    assert other.hears(tell=[1, 2], topics=["today"])
    assert not any("tell" in said for said in one.heard)


def test_another_community_hears_nothing(two: tuple[Process, Process]) -> None:
    one, other = two
    elsewhere = Process("eachother.hillside")
    one.relay.say(tell=[1], topics=["today"])
    assert other.hears(tell=[1])
    elsewhere.relay.say(end=1)
    assert not comes(lambda: bool(elsewhere.heard), seconds=0.5)
    elsewhere.relay.stop()
    assert not any("end" in said for said in one.heard + other.heard)


def test_a_dead_redis_makes_nobody_wait(two: tuple[Process, Process], redis: RedisServer) -> None:
    one, _ = two
    redis.kill()
    began = time.monotonic()
    for _n in range(100):
        one.relay.say(tell=[1], topics=["today"])
    assert time.monotonic() - began < 5, "a hundred waits would be far longer"


def test_when_it_is_back_everybody_looks_again_and_hears_again(
    two: tuple[Process, Process], redis: RedisServer
) -> None:
    one, other = two
    redis.kill()
    one.relay.say(tell=[1], topics=["today"])
    time.sleep(0.3)
    redis.start()
    assert comes(lambda: one.looked_again > 0 and other.looked_again > 0)
    time.sleep(0.3)
    one.relay.say(tell=[2], topics=["people"])
    assert other.hears(tell=[2], topics=["people"])


def test_without_redis_nothing_is_started(settings: Any) -> None:
    settings.ENV = replace(settings.ENV, redis_url=None)
    quiet = Relay()
    quiet.say(tell=[1], topics=["today"])
    assert quiet._sender is None
