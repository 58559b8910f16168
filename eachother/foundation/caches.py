"""The cache that several processes share through Redis, and what holds while Redis is away.

Words never depend on it. While Redis does not answer, each process keeps its own counts (limits, claims of chores) and
sessions are read from the database; nobody waits for it, and nobody sees an error.
"""

from collections.abc import Callable
from time import monotonic
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.core.cache.backends.dummy import DummyCache
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

RETRY_SECONDS = 2.0
PATIENCE = {"socket_connect_timeout": 0.5, "socket_timeout": 1.0}
GUARDED = ("add", "get", "set", "touch", "delete", "get_many", "has_key", "incr", "set_many", "delete_many", "clear")


class SharedCache(RedisCache):
    """Redis, or this process's own memory while Redis is away."""

    away_until = 0.0

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        params = {**params, "OPTIONS": {**PATIENCE, **params.get("OPTIONS", {})}}
        super().__init__(server, params)
        self._while_away = self.stand_in(params)

    def stand_in(self, params: dict[str, Any]) -> BaseCache:
        return LocMemCache(params["KEY_PREFIX"], {**params, "OPTIONS": {}})

    def clear(self) -> None:
        """Forget what is ours: others may keep theirs in the same Redis."""
        client = self._cache.get_client(None, write=True)
        keys = list(client.scan_iter(f"{self.key_prefix}:*"))
        if keys:
            client.delete(*keys)


class BriefSharedCache(SharedCache):
    """For sessions: nothing is believed for more than a minute, and nothing is kept while Redis is away.

    A sign-out that Redis did not hear of would otherwise be undone when it comes back with what it knew before.
    """

    longest = 60

    def stand_in(self, params: dict[str, Any]) -> BaseCache:
        return DummyCache("", params)

    def get_backend_timeout(self, timeout: Any = DEFAULT_TIMEOUT) -> int:
        seconds = super().get_backend_timeout(timeout)
        return self.longest if seconds is None else min(int(seconds), self.longest)


def _guarded(name: str) -> Callable[..., Any]:
    through_redis = getattr(SharedCache, name)

    def method(self: SharedCache, *args: Any, **named: Any) -> Any:
        if monotonic() >= SharedCache.away_until:
            try:
                return through_redis(self, *args, **named)
            except RedisError:
                SharedCache.away_until = monotonic() + RETRY_SECONDS
        return getattr(self._while_away, name)(*args, **named)

    return method


for _name in GUARDED:
    setattr(SharedCache, _name, _guarded(_name))
