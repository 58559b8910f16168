"""Who does what is to be done: the eager thread, and the others what has waited."""

import asyncio
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event, current_thread
from typing import Any, TypeVar

import pytest

from eachother.front.threads import Threads

T = TypeVar("T")


@pytest.fixture
def threads() -> Iterator[Threads]:
    pool = Threads(3, eager=1)
    yield pool
    pool.stop()


def name() -> str:
    return current_thread().name


def played(what: Coroutine[Any, Any, T]) -> T:
    """In a thread of its own: a browser that this worker drives keeps a loop running in the main one."""
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(asyncio.run, what).result()


def test_one_thread_does_all_that_is_quick(threads: Threads) -> None:
    async def ask() -> set[str]:
        return set(await asyncio.gather(*(threads.run(name) for _ in range(50))))

    assert played(ask()) == {"page-0"}


def test_what_stands_still_holds_up_nobody(threads: Threads) -> None:
    still = Event()

    async def ask() -> list[str]:
        stuck = asyncio.ensure_future(threads.run(still.wait, 30))
        others = [await asyncio.wait_for(threads.run(name), 10) for _ in range(3)]
        still.set()
        assert await stuck
        return others

    assert set(played(ask())) <= {"page-1", "page-2"}


def test_each_is_done_once(threads: Threads) -> None:
    done: list[int] = []
    still = Event()

    async def ask() -> None:
        stuck = asyncio.ensure_future(threads.run(still.wait, 30))
        await asyncio.gather(*(threads.run(done.append, n) for n in range(20)))
        still.set()
        await stuck
        await threads.run(name)  # the eager one has come to all of them again

    played(ask())
    assert sorted(done) == list(range(20))


def test_what_goes_wrong_belongs_to_who_waits(threads: Threads) -> None:
    async def ask() -> str:
        with pytest.raises(ZeroDivisionError):
            await threads.run(divmod, 1, 0)
        return await threads.run(name)

    assert played(ask()) == "page-0"
