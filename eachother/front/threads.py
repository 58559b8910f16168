"""A fixed pool of threads, each with its own database connection for as long as the server lives.

Python runs in one thread at a time, and SQLite answers in less time than it takes to change over: several threads that
make pages side by side mostly hand each other the turn, and each page costs twice the processor time. So as many as are
`eager` do all the work, and the others only take what has waited: when a page stands still (for a lock, a slow disk, a
store elsewhere) the next ones do not stand still behind it.
"""

import asyncio
from collections.abc import Callable
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any, TypeVar

T = TypeVar("T")
WAITS_SECONDS = 0.05


class Job:
    """Something to do, for whichever thread comes first."""

    def __init__(self, work: Callable[..., Any], args: tuple[Any, ...]) -> None:
        self._work, self._args = work, args
        self._begun = Lock()
        self.loop = asyncio.get_running_loop()
        self.future: asyncio.Future[Any] = self.loop.create_future()

    def do(self) -> None:
        """Once, however many threads come to it."""
        if not self._begun.acquire(blocking=False):
            return
        try:
            result, error = self._work(*self._args), None
        except BaseException as caught:  # it belongs to who waits for it
            result, error = None, caught
        try:
            self.loop.call_soon_threadsafe(_answer, self.future, result, error)
        except RuntimeError:  # the loop has ended, and nobody waits
            pass
        finally:
            del self._work, self._args, result, error


class Threads:
    """Leaner than concurrent.futures: one call back into the loop for each job."""

    def __init__(self, count: int, *, eager: int | None = None) -> None:
        """`eager` of them take whatever comes, the rest what has waited; None: all are eager."""
        eager = min(count, eager or count)
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._waiting: SimpleQueue[Job | None] = SimpleQueue()
        self._threads = [
            Thread(target=_work, args=(self._jobs if n < eager else self._waiting,), name=f"page-{n}", daemon=True)
            for n in range(count)
        ]
        self._have_helpers = count > eager
        for thread in self._threads:
            thread.start()

    async def run(self, work: Callable[..., T], *args: Any) -> T:
        """Do `work(*args)` in a thread. It goes on to its end even when nobody waits for it any more."""
        job = Job(work, args)
        self._jobs.put(job)
        late = job.loop.call_later(WAITS_SECONDS, self._waiting.put, job) if self._have_helpers else None
        try:
            done: T = await job.future
        finally:
            if late:
                late.cancel()
        return done

    def stop(self) -> None:
        """Let the threads end when they have done what is in the queue."""
        for _ in self._threads:
            self._jobs.put(None)
            self._waiting.put(None)


def _work(jobs: "SimpleQueue[Job | None]") -> None:
    while (job := jobs.get()) is not None:
        job.do()
        del job


def _answer(future: "asyncio.Future[Any]", result: Any, error: BaseException | None) -> None:
    if future.done():
        return
    if error is not None:
        future.set_exception(error)
    else:
        future.set_result(result)
