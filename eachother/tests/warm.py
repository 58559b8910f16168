"""Programs of ours that begin at once: beside each worker a process has imported what is not ours, and forks.

What is ours is imported after the fork, by the settings that it is given, so that `begin("eachother", "serve", …)` does
what `python -m eachother serve` does, in a third of the time.
"""

import atexit
import gc
import json
import os
import runpy
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from importlib import import_module
from select import select
from tempfile import TemporaryFile

# Whatever our programs import that reads no settings; one that is missing here costs time, and nothing else.
NOT_OURS = (
    "PIL.ImageOps",
    "brotli",
    "dateutil.rrule",
    "dj_database_url",
    "django.contrib.auth.hashers",
    "django.contrib.sessions.backends.cached_db",
    "django.contrib.sessions.middleware",
    "django.core.cache.backends.locmem",
    "django.core.handlers.wsgi",
    "django.core.management",
    "django.db.backends.sqlite3.base",
    "django.db.migrations.executor",
    "django.db.models.sql.compiler",
    "django.shortcuts",
    "django.template.backends.jinja2",
    "django.utils.translation.reloader",
    "django.views.decorators.csrf",
    "django.views.decorators.http",
    "icalendar",
    "jinja2.ext",
    "linkify_it",
    "markdown_it",
    "nacl.bindings",
    "nacl.secret",
    "nh3",
    "resource",
    "tomllib",
    "uvicorn.lifespan.on",
    "uvicorn.loops.uvloop",
    "uvicorn.protocols.http.httptools_impl",
    *(["django.db.backends.postgresql.base"] if "DATABASE_URL" in os.environ else []),
    *(["redis"] if "REDIS_URL" in os.environ else []),
)


class Begun:
    """A program that has begun; what tests ask of it, they ask as of a `Popen`."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self.pid = _read(line)
        self.returncode: int | None = None

    def poll(self) -> int | None:
        with suppress(TimeoutError):
            self.wait(0)
        return self.returncode

    def wait(self, seconds: float | None = None) -> int:
        """What it ended with: minus the signal, if it was one."""
        if self.returncode is None:
            if not select([self._line], [], [], seconds)[0]:
                raise TimeoutError(f"{self.pid} goes on.")
            self.returncode = _read(self._line)
            self._line.close()
        return self.returncode

    def send_signal(self, how: signal.Signals) -> None:
        if self.poll() is None:
            os.kill(self.pid, how)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


def begin(module: str, *words: str, env: Mapping[str, str], out: int, wrong: int = 2) -> Begun:
    """As `python -m module words…`, with nothing else in its environment, writing into these open files."""
    mine, its = socket.socketpair()
    with its:
        socket.send_fds(_forker(), [b"."], [its.fileno(), out, wrong])
    mine.sendall(json.dumps([[module, *words], dict(env)]).encode() + b"\n")
    return Begun(mine)


def told_by(module: str, *words: str, env: Mapping[str, str]) -> str:
    """What it says until it ends well."""
    with TemporaryFile("w+", encoding="utf-8") as out:
        ended = begin(module, *words, env=env, out=out.fileno()).wait()
        assert ended == 0, f"{module} {words} ended with {ended}"
        out.seek(0)
        return out.read()


@cache
def _forker() -> socket.socket:
    """The line to this worker's own; when it is closed, the process at its other end is done."""
    mine, its = socket.socketpair()
    with its:
        command = [sys.executable, "-m", "eachother.tests.warm", str(its.fileno())]
        subprocess.Popen(command, pass_fds=[its.fileno()], env={**os.environ, "PYTHONUNBUFFERED": "1"})
    atexit.register(mine.close)
    return mine


def _read(line: socket.socket) -> int:
    return int.from_bytes(line.recv(4), signed=True)


def _write(line: socket.socket, number: int) -> None:
    line.sendall(number.to_bytes(4, signed=True))


def next_program(line: socket.socket) -> list[str] | None:
    """Returns in a process of its own for each program that is asked for; None when no more will be."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how a keeper ended
    while True:
        asked, given, _flags, _address = socket.recv_fds(line, 1, 3)
        if not asked:
            return None
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            line.close()
            return _fork_and_keep(*given)
        for one in given:
            os.close(one)


def _fork_and_keep(told: int, out: int, wrong: int) -> list[str]:
    """Returns in the program's process; its keeper stays to tell how it ended."""
    with socket.socket(fileno=told) as line:
        with line.makefile() as given:
            words, env = json.loads(given.readline())
        pid = os.fork()
        if pid:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program
            os.close(out)
            os.close(wrong)
            with suppress(OSError):  # nobody asks any more
                _write(line, pid)
                _write(line, os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
            os._exit(0)
    for number, file in enumerate((os.open(os.devnull, os.O_RDONLY), out, wrong)):
        os.dup2(file, number)
        os.close(file)
    os.environ.clear()
    os.environ.update(env)
    return [str(word) for word in words]


if __name__ == "__main__":
    for name in NOT_OURS:
        import_module(name)
    gc.freeze()
    sys.argv = next_program(socket.socket(fileno=int(sys.argv[1]))) or sys.exit()
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
