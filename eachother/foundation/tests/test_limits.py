"""How often something may be tried."""

from datetime import timedelta

import time_machine
from django.core.cache import caches

from eachother.foundation.limits import allow

MINUTE = timedelta(minutes=1)


def test_so_many_times_and_no_more() -> None:
    with time_machine.travel(1_000_000, tick=False):
        assert [allow("door|wren", times=3, per=MINUTE) for _ in range(5)] == [True, True, True, False, False]


def test_each_key_counts_for_itself() -> None:
    assert allow("door|wren", times=1, per=MINUTE)
    assert allow("door|juniper", times=1, per=MINUTE)


def test_when_the_time_is_over_it_begins_anew() -> None:
    with time_machine.travel(1_000_020, tick=False) as time:
        assert allow("door|wren", times=1, per=MINUTE)
        time.shift(59)
        assert not allow("door|wren", times=1, per=MINUTE)
        time.shift(2)
        assert allow("door|wren", times=1, per=MINUTE)


def test_the_cache_does_not_know_who() -> None:
    allow("door|wren", times=1, per=MINUTE)
    assert not any("wren" in key or "door" in key for key in vars(caches["limits"])["_cache"])
