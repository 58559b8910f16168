"""Messages acknowledged with eight people writing and eight reading, against raw sqlite3 in one thread, and against the
same storm over HTTP on a program that only stores (`references/writer.py`)."""

import asyncio
import os
import sqlite3
import tempfile
import time
from pathlib import Path
from statistics import median

from bench.line import Line
from bench.pairs import Pair, alongside
from bench.rows import Row, percentile, rounds, row
from bench.server import reference
from bench.world import riverside

WRITERS = 8
LETTERS = 60
ROUNDS = rounds(3)
SHARE_BAR = 1 / 3
P99_BAR = 300.0
READ_PAUSE = 0.05


def run() -> list[Row]:
    with riverside() as world:
        pairs = [alongside(world, f"Writer {n}", f"Reader {n}", letters=LETTERS * ROUNDS) for n in range(WRITERS)]
        with world.served() as server, reference("writer") as bare:
            rates, limits, bares, took = [], [], [], []
            for number in range(ROUNDS):
                limits.append(raw_rate([letter.encode() for letter in pairs[0].letters]))
                bares.append(asyncio.run(storm(bare.port, pairs, number))[0])
                rate, seconds = asyncio.run(storm(server.port, pairs, number))
                rates.append(rate)
                took += seconds
    ours, limit, over_http = median(rates), median(limits), median(bares)
    return [
        row(f"acknowledged writes, {WRITERS} writers and readers", ours, "a second", reference=over_http),
        row("acknowledged writes against as many to a program that only stores", ours / over_http, "times"),
        row("acknowledged writes against raw sqlite3", ours / limit, "times", bar=SHARE_BAR, better="more"),
        row("an acknowledged write, p99", percentile(took, 0.99) * 1000, "ms", bar=P99_BAR),
    ]


async def storm(port: int, pairs: list[Pair], number: int) -> tuple[float, list[float]]:
    """One round: everybody writes their next letters as fast as they are taken. Writes a second; seconds of each."""
    took: list[float] = []
    began = time.perf_counter()
    readers = [asyncio.create_task(read(port, pair)) for pair in pairs]
    await asyncio.gather(*(write(port, pair, number, took) for pair in pairs))
    elapsed = time.perf_counter() - began
    for reader in readers:
        reader.cancel()
    await asyncio.gather(*readers, return_exceptions=True)
    return len(took) / elapsed, took


async def write(port: int, pair: Pair, number: int, took: list[float]) -> None:
    async with Line(port, pair.sender) as line:
        for sealed in pair.letters[number * LETTERS : (number + 1) * LETTERS]:
            began = time.perf_counter()
            await line.post(pair.path, {"sealed": sealed})
            took.append(time.perf_counter() - began)


async def read(port: int, pair: Pair) -> None:
    async with Line(port, pair.receiver) as line:
        while True:
            await line.get(f"{pair.path}?limit=16")
            await asyncio.sleep(READ_PAUSE)


def raw_rate(letters: list[bytes]) -> float:
    """The same bytes, one transaction each, from one thread that does nothing else."""
    with tempfile.TemporaryDirectory(dir=os.environ["EACHOTHER_DATA"]) as folder:
        db = sqlite3.connect(Path(folder) / "raw.sqlite3", isolation_level=None)
        db.executescript(
            "pragma journal_mode=wal; pragma synchronous=normal;"
            "create table talk (id integer primary key, last int); insert into talk values (1, 0);"
            "create table message (id integer primary key, talk int, place int, sealed blob, unique (talk, place));"
        )
        began = time.perf_counter()
        for place, letter in enumerate(letters):
            db.execute("begin immediate")
            db.execute("insert into message (talk, place, sealed) values (1, ?, ?)", (place, letter))
            db.execute("update talk set last = ? where id = 1", (place,))
            db.execute("commit")
        elapsed = time.perf_counter() - began
        db.close()
    return len(letters) / elapsed
