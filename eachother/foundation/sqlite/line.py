"""The line in which writers stand: one at a time in this process, and one process at a time."""

import fcntl
import os
import time
from pathlib import Path
from threading import Lock

from django.db import OperationalError

FIRST_PAUSE, LONGEST_PAUSE = 0.0005, 0.005


class Line:
    """One for each database file and process. Not reentrant: a writer who asks twice waits for itself."""

    def __init__(self, path: Path) -> None:
        self._here = Lock()
        self._between = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def take(self, patience: float) -> None:
        """Wait for one's turn to write, at most `patience` seconds."""
        until = time.monotonic() + patience
        if not self._here.acquire(timeout=patience):
            raise OperationalError("database is locked: another writer in this process did not finish")
        try:
            self._wait_between(until)
        except BaseException:
            self._here.release()
            raise

    def leave(self) -> None:
        fcntl.flock(self._between, fcntl.LOCK_UN)
        self._here.release()

    def _wait_between(self, until: float) -> None:
        pause = FIRST_PAUSE
        while True:
            try:
                return fcntl.flock(self._between, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > until:
                    raise OperationalError("database is locked: another process did not finish writing") from None
            time.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)


_lines: dict[str, Line] = {}
_making = Lock()


def line_for(database: str) -> Line:
    """The line of this database file, the same for every connection in the process."""
    path = os.path.realpath(database)
    with _making:
        if path not in _lines:
            _lines[path] = Line(Path(f"{path}-writing"))
        return _lines[path]


def _forget_after_fork() -> None:
    """A child shares its parent's open file, and with it the parent's turn; it must open its own."""
    global _making  # noqa: PLW0603
    _making = Lock()
    for line in _lines.values():
        os.close(line._between)
    _lines.clear()


os.register_at_fork(after_in_child=_forget_after_fork)
