"""Today, People and a conversation, signed in, against the limit and against a bare Django view, interleaved.

The limit is a bare program that puts the same questions to the same database and gives as many bytes, rows and fields.
"""

import asyncio
import json
from dataclasses import dataclass, field
from statistics import median
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.db import connection
from django.test import Client

from bench.load import ask
from bench.rows import Row, percentile, rounds, row
from bench.server import Server, reference
from bench.world import World, riverside

ROUNDS = rounds(5)
TIMES = 200
AT_ONCE = 8
WARM_UP = 64
CPU_BAR = 4.0
P99_BAR = 5.0
# What the limit does besides giving as many bytes: people or messages, and escaped fields, counted on these pages.
LIKE = {
    "Today": "rows=15&fields=230",
    "People": "rows=20&fields=730",
    "A conversation": "rows=16&fields=310&sealed=1",
    "A circle": "rows=3&fields=60",
    "A thread of 5,000": "rows=30&fields=420",
}
QUERIES_BAR = 8


@dataclass
class Measured:
    """What several rounds gave: CPU milliseconds a page, pages a second, and each answer's milliseconds."""

    cpu_ms: list[float] = field(default_factory=list)
    per_second: list[float] = field(default_factory=list)
    p99_ms: list[float] = field(default_factory=list)
    size: int = 0


def run() -> list[Row]:
    with riverside() as world:
        rows, memory = compare(world, addresses(), wren_id())
    return [*rows, row("idle memory", memory, "MB PSS", bar=120)]


def compare(world: World, pages: dict[str, str], person_id: int) -> tuple[list[Row], float]:
    """These pages (their addresses by name, each in LIKE) as this person opens them; and the server's memory before."""
    cookie = world.cookie_for(person_id)
    questions = {name: questions_of(world, path, cookie) for name, path in pages.items()}
    file = world.folder / "questions.json"
    file.write_text(json.dumps(questions))
    env = {"BARE_QUESTIONS": str(file), "BARE_DATABASE": str(settings.DATABASES["default"]["NAME"])}
    with world.served() as real, reference("bare", env) as bare, reference("hello") as hello:
        memory = real.memory_mb()
        rows = measure(pages, cookie, real, bare, hello)
    asked = [row(f"{name}: queries", len(own), "queries", bar=QUERIES_BAR) for name, own in questions.items()]
    return [*rows, *asked], memory


def questions_of(world: World, path: str, cookie: str) -> list[tuple[str, list[Any]]]:
    """What the page asks the database once it is warm, as raw sqlite3 takes it."""
    asked: list[tuple[str, list[Any]]] = []

    def note(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        asked.append((sql % (("?",) * len(parameters)) if parameters else sql, list(parameters or ())))
        return execute(sql, parameters, many, context)

    client = Client(headers={"cookie": cookie, "host": f"localhost:{world.port}"})
    client.get(path)
    with connection.execute_wrapper(note):
        if client.get(path).status_code != 200:
            raise RuntimeError(f"{path} did not answer.")
    return asked


def measure(pages: dict[str, str], cookie: str, real: Server, bare: Server, hello: Server) -> list[Row]:
    ours = {name: Measured() for name in pages}
    limits = {name: Measured() for name in pages}
    leasts = {name: Measured() for name in pages}
    hellos = Measured()
    for _ in range(ROUNDS):
        for name, path in pages.items():
            ask_rounds(ours[name], real, path, cookie)
            like = f"/?{LIKE[name]}&bytes={ours[name].size}"
            ask_rounds(limits[name], bare, f"{like}&page={quote(name)}", cookie)
            ask_rounds(leasts[name], bare, like, cookie)
        ask_rounds(hellos, hello, "/", cookie)
    rows: list[Row] = []
    for name in pages:
        rows += rows_of(name, ours[name], limits[name], leasts[name], hellos)
    return [*rows, row("a bare Django view", median(hellos.per_second), "pages/s")]


def ask_rounds(into: Measured, server: Server, path: str, cookie: str) -> None:
    asyncio.run(ask(server.port, path, cookie=cookie, times=WARM_UP, at_once=AT_ONCE))
    before = server.cpu_seconds()
    load = asyncio.run(ask(server.port, path, cookie=cookie, times=TIMES, at_once=AT_ONCE))
    into.cpu_ms.append((server.cpu_seconds() - before) * 1000 / TIMES)
    into.per_second.append(TIMES / load.elapsed)
    into.p99_ms.append(percentile(load.seconds, 0.99) * 1000)
    into.size = load.size


def rows_of(name: str, ours: Measured, limit: Measured, smallest: Measured, hello: Measured) -> list[Row]:
    cpu, least = median(ours.cpu_ms), median(limit.cpu_ms)
    slowest, least_slow = median(ours.p99_ms), median(limit.p99_ms)
    per_second, hellos = median(ours.per_second), median(hello.per_second)
    return [
        row(f"{name}: CPU a page", cpu, "ms", reference=least),
        row(f"{name}: CPU against the limit", cpu / least, "times", bar=CPU_BAR),
        row(f"{name}: CPU against as many bytes and three small questions", cpu / median(smallest.cpu_ms), "times"),
        row(f"{name}: p99, 8 at once", slowest, "ms", reference=least_slow),
        row(f"{name}: p99 against the limit", slowest / least_slow, "times", bar=P99_BAR),
        row(f"{name}: throughput", per_second, "pages/s", reference=hellos),
        row(f"{name}: weight before compression", ours.size / 1000, "kB"),
    ]


def wren_id() -> int:
    from eachother.people.models import Person

    return Person.objects.get(name="Wren").pk


def addresses() -> dict[str, str]:
    from eachother.connections.models import Connection

    of_two = Connection.objects.of_two()
    talk = of_two.filter(members__person=wren_id(), members__connection__members__person__name="Juniper")
    return {"Today": "/today", "People": "/people", "A conversation": f"/alongside/{talk.get().ref}"}
