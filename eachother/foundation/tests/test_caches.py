"""The shared cache, and a Redis that dies."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import Redis

from eachother.foundation.caches import BriefSharedCache, SharedCache
from eachother.tests.redis_server import RedisServer


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[RedisServer]:
    server = RedisServer(tmp_path).start()
    SharedCache.away_until = 0.0
    yield server
    server.kill()
    SharedCache.away_until = 0.0


def test_two_processes_share_it(redis: RedisServer) -> None:
    here, there = (SharedCache(redis.url, {"KEY_PREFIX": "eachother.default"}) for _ in range(2))
    here.set("a", {"b": 1})
    assert there.get("a") == {"b": 1}
    assert not there.add("a", 2)


def test_while_it_is_away_each_counts_for_itself_and_nobody_waits(redis: RedisServer) -> None:
    limits = SharedCache(redis.url, {"KEY_PREFIX": "eachother.limits"})
    redis.kill()
    began = time.monotonic()
    limits.add("n", 0)
    assert [limits.incr("n") for _ in range(3)] == [1, 2, 3]
    assert time.monotonic() - began < 5


def test_while_it_is_away_sessions_come_from_the_database(redis: RedisServer) -> None:
    """What was kept here meanwhile could be a session that another process has ended."""
    sessions = BriefSharedCache(redis.url, {"KEY_PREFIX": "eachother.sessions"})
    redis.kill()
    sessions.set("k", {"person": 1})
    assert sessions.get("k") is None
    sessions.delete("k")


def test_a_session_is_believed_for_a_minute_at_most(redis: RedisServer) -> None:
    BriefSharedCache(redis.url, {"KEY_PREFIX": "eachother.sessions"}).set("k", {}, timeout=30 * 24 * 3600)
    line = Redis.from_url(redis.url)
    assert 0 < int(line.ttl("eachother.sessions:1:k")) <= 60


def test_forgetting_ours_leaves_what_others_keep(redis: RedisServer) -> None:
    line = Redis.from_url(redis.url)
    line.set("somebody-elses", 1)
    ours = SharedCache(redis.url, {"KEY_PREFIX": "eachother.default"})
    ours.set("a", 1)
    ours.clear()
    assert (ours.get("a"), line.get("somebody-elses")) == (None, b"1")
