"""A fixed pool of threads, each with its own database connection for as long as the server lives."""

import asyncio
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")
Job = tuple[Callable[..., Any], tuple[Any, ...], "asyncio.Future[Any]", asyncio.AbstractEventLoop]


class Threads:
    """Leaner than concurrent.futures: one queue, one call back into the loop for each job."""

    def __init__(self, count: int) -> None:
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._threads = [Thread(target=self._work, name=f"page-{n}", daemon=True) for n in range(count)]
        for thread in self._threads:
            thread.start()

    async def run(self, work: Callable[..., T], *args: Any) -> T:
        """Do `work(*args)` in a thread. It goes on to its end even when nobody waits for it any more."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._jobs.put((work, args, future, loop))
        return await future

    def stop(self) -> None:
        """Let the threads end when they have done what is in the queue."""
        for _ in self._threads:
            self._jobs.put(None)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            work, args, future, loop = job
            try:
                result, error = work(*args), None
            except BaseException as caught:  # it belongs to who waits for it
                result, error = None, caught
            try:
                loop.call_soon_threadsafe(_answer, future, result, error)
            except RuntimeError:  # the loop has ended, and nobody waits
                return
            del job, work, args, future, result, error


def _answer(future: "asyncio.Future[Any]", result: Any, error: BaseException | None) -> None:
    if future.done():
        return
    if error is not None:
        future.set_exception(error)
    else:
        future.set_result(result)
