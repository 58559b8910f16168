"""Who does what is to be done: the eager thread, and the others what has waited."""

import asyncio
from collections.abc import Iterator
from threading import Event, current_thread

import pytest

from eachother.front.threads import Threads


@pytest.fixture
def threads() -> Iterator[Threads]:
    pool = Threads(3, eager=1)
    yield pool
    pool.stop()


def name() -> str:
    return current_thread().name


def test_one_thread_does_all_that_is_quick(threads: Threads) -> None:
    async def ask() -> set[str]:
        return set(await asyncio.gather(*(threads.run(name) for _ in range(50))))

    assert asyncio.run(ask()) == {"page-0"}


def test_what_stands_still_holds_up_nobody(threads: Threads) -> None:
    still = Event()

    async def ask() -> list[str]:
        stuck = asyncio.ensure_future(threads.run(still.wait, 30))
        others = [await asyncio.wait_for(threads.run(name), 10) for _ in range(3)]
        still.set()
        assert await stuck
        return others

    assert set(asyncio.run(ask())) <= {"page-1", "page-2"}


def test_each_is_done_once(threads: Threads) -> None:
    done: list[int] = []
    still = Event()

    async def ask() -> None:
        stuck = asyncio.ensure_future(threads.run(still.wait, 30))
        await asyncio.gather(*(threads.run(done.append, n) for n in range(20)))
        still.set()
        await stuck
        await threads.run(name)  # the eager one has come to all of them again

    asyncio.run(ask())
    assert sorted(done) == list(range(20))


def test_what_goes_wrong_belongs_to_who_waits(threads: Threads) -> None:
    async def ask() -> str:
        with pytest.raises(ZeroDivisionError):
            await threads.run(divmod, 1, 0)
        return await threads.run(name)

    assert asyncio.run(ask()) == "page-0"
