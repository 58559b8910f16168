"""What passes between two browsers that begin a call: kept for a minute at most, in no table, and read by nobody here.

It lies in the cache (with REDIS_URL in Redis, where several processes find it): sealed signals for each person, who is
ringing, and who wants quiet just now.
"""

from time import time_ns
from typing import NamedTuple

from django.core.cache import cache

KEPT_SECONDS = 60
MOST = 64


class Signal(NamedTuple):
    """`at` is when it came, in microseconds; no two for one person have the same."""

    at: int
    sender: str
    sealed: str


def put(connection: int, person: int, *, sender: str, sealed: str) -> None:
    """Lay a signal down for this person."""
    here = heard(connection, person)[-MOST:]
    at = max([time_ns() // 1000, *(signal.at + 1 for signal in here)])
    cache.set(_key("signals", connection, person), [*here, Signal(at, sender, sealed)], KEPT_SECONDS)


def heard(connection: int, person: int, *, after: int = 0) -> list[Signal]:
    """What lies there for this person, oldest first."""
    earliest = max(after + 1, time_ns() // 1000 - KEPT_SECONDS * 1_000_000)
    return [signal for signal in cache.get(_key("signals", connection, person), []) if signal.at >= earliest]


def ring(connection: int, person: int) -> bool:
    """It rings for this person, unless they want quiet just now: then it says so, to us alone."""
    if cache.get(_key("quiet", connection, person)):
        return False
    cache.set(_key("rings", connection, person), True, KEPT_SECONDS // 3)
    return True


def rings(connection: int, person: int) -> bool:
    return bool(cache.get(_key("rings", connection, person)))


def stop(connection: int, person: int) -> None:
    """It rings no longer."""
    cache.delete(_key("rings", connection, person))


def quiet(connection: int, person: int) -> None:
    """It does not ring for this person for a minute."""
    stop(connection, person)
    cache.set(_key("quiet", connection, person), True, KEPT_SECONDS)


def _key(what: str, connection: int, person: int) -> str:
    return f"call|{what}|{connection}|{person}"
