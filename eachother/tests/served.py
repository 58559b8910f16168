"""The real server in a process of its own, on a data folder and a database of its own."""

import os
import re
import socket
import time
import urllib.error
import urllib.request
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import randrange
from typing import Any
from uuid import uuid4

import psycopg

from eachother.tests.warm import Begun, begin

PATIENCE = 60.0


@dataclass
class Served:
    """`eachother serve` on an empty data folder. `kill` is kill -9; `everything` is all that is kept."""

    folder: Path
    options: dict[str, str] = field(default_factory=dict)
    program: str = "eachother"
    process: Begun | None = None
    told: dict[str, Any] = field(default_factory=dict)  # by whoever filled it

    def __post_init__(self) -> None:
        self.settle(free_port())
        self.log = self.folder / "server.log"
        self.data = self.folder / "data"
        self.database = database_like() if "DATABASE_URL" in os.environ else None

    def settle(self, port: int) -> None:
        self.port = port
        self.address = f"http://localhost:{port}"

    def start(self) -> "Served":
        with self.log.open("ab") as log:
            self.process = begin(self.program, "serve", env=self.environment(), out=log.fileno(), wrong=log.fileno())
        self._wait()
        return self

    def environment(self) -> dict[str, str]:
        """What the server, or whatever is run beside it, finds in its environment."""
        return {
            **os.environ,
            "EACHOTHER_DATA": str(self.data),
            "EACHOTHER_ADDRESS": self.address,
            "EACHOTHER_LISTEN": f"127.0.0.1:{self.port}",
            "DJANGO_SETTINGS_MODULE": "eachother.settings",
            "PYTHONUNBUFFERED": "1",
            **({"DATABASE_URL": self.database} if self.database else {}),
            **self.options,
        }

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(30)

    def kill(self) -> None:
        assert self.process
        self.process.kill()
        self.process.wait(30)

    def close(self) -> None:
        self.stop()
        if self.database:
            drop_database(self.database)

    def founding_path(self) -> str:
        """The path of the founding invitation that the server printed at its first start."""
        for word in self.log.read_text(encoding="utf-8").split():
            if word.startswith(self.address + "/join/"):
                return word.removeprefix(self.address)
        raise AssertionError(f"no invitation in: {self.log.read_text(encoding='utf-8')}")

    def everything(self) -> bytes:
        """Every byte that the server keeps or writes: the data folder, the log, and each row of PostgreSQL."""
        kept = [p.read_bytes() for p in sorted(self.folder.rglob("*")) if p.is_file()]
        if self.database:
            kept.append(_every_row(self.database))
        return b"\n".join(kept)

    def _wait(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if self.process is None or self.process.poll() is not None:
                break
            try:
                urllib.request.urlopen(f"{self.address}/alive", timeout=2).close()
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
            else:
                return
        raise AssertionError(f"the server did not come up: {self.log.read_text(encoding='utf-8')}")


def free_port() -> int:
    """One of this worker's own, below those that machines give to whoever asks for any: it stays free for a while."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    while True:
        port = 16_000 + worker % 16 * 1000 + randrange(1000)
        with socket.socket() as s, suppress(OSError):
            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            s.bind(("127.0.0.1", port))
            return port


def database_like(other: str | None = None) -> str:
    """A new database, empty or a copy of another that nobody uses just now."""
    base, name = os.environ["DATABASE_URL"], f"eachother_{uuid4().hex[:12]}"
    template = f' template "{other.rsplit("/", 1)[1]}"' if other else ""
    with psycopg.connect(base, autocommit=True) as server:
        server.execute(f'create database "{name}"{template}')
    return base.rsplit("/", 1)[0] + f"/{name}"


def drop_database(url: str) -> None:
    base, name = url.rsplit("/", 1)
    with psycopg.connect(f"{base}/postgres", autocommit=True) as server:
        server.execute(f'drop database if exists "{name}" with (force)')


def _every_row(url: str) -> bytes:
    tables = "select quote_ident(tablename) from pg_tables where schemaname = 'public'"
    with psycopg.connect(url) as database:
        names = [name for (name,) in database.execute(tables).fetchall()]
        texts = [database.execute(f"select t::text from {name} t").fetchall() for name in names]
    rows = "\n".join(text for table in texts for (text,) in table)
    # A bytea prints as \\x…: what hides in it must be findable too.
    binary = b"\n".join(bytes.fromhex(found) for found in re.findall(r"\\x((?:[0-9a-f]{2})+)", rows))
    return rows.encode() + b"\n" + binary
