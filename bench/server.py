"""Servers to measure: the real one on Riverside, and the references; each in a process of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60.0


@dataclass
class Server:
    port: int
    process: psutil.Process

    def cpu_seconds(self) -> float:
        times = [p.cpu_times() for p in self._family()]
        return float(sum(t.user + t.system for t in times))

    def memory_mb(self) -> float:
        """Proportional set size where the system tells it (Linux), else resident size."""
        return sum(getattr(p.memory_full_info(), "pss", p.memory_info().rss) for p in self._family()) / 1e6

    def _family(self) -> list[psutil.Process]:
        return [self.process, *self.process.children(recursive=True)]


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


@contextmanager
def running(command: list[str], port: int, *, path: str = "/", env: dict[str, str] | None = None) -> Iterator[Server]:
    """Start a server, wait until it answers, stop it afterwards."""
    with Path(os.devnull).open("w") as nowhere:
        process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **(env or {})}, stdout=nowhere, stderr=nowhere)
        try:
            wait_for(f"http://localhost:{port}{path}", process)
            yield Server(port, psutil.Process(process.pid))
        finally:
            process.terminate()
            process.wait(10)


def reference(name: str, env: dict[str, str] | None = None) -> AbstractContextManager[Server]:
    port = free_port()
    options = [
        "--port",
        str(port),
        "--log-level",
        "warning",
        "--no-access-log",
        "--loop",
        "uvloop",
        "--http",
        "httptools",
    ]
    return running([sys.executable, "-m", "uvicorn", f"bench.references.{name}:app", *options], port, env=env)


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            sys.exit(f"The server for {address} stopped before it answered.")
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    sys.exit(f"Nothing answered at {address} within {PATIENCE:.0f} s.")
