"""From sending a message to the other's page having fetched it, with a thousand streams open in one process."""

import asyncio
import json
import time
from contextlib import AsyncExitStack

from bench.line import Line, stream
from bench.pairs import Pair, alongside, person_named
from bench.rows import Row, percentile, row
from bench.server import Server
from bench.world import World, riverside

STREAMS = 1_000
PEOPLE = 250
MESSAGES = 200
PAUSE = 0.02
MEDIAN_BAR, P99_BAR = 50.0, 250.0
STREAM_KB_BAR = 16.0


def run() -> list[Row]:
    with riverside() as world:
        pair, listeners = alongside(world, "First", "Second", letters=MESSAGES), made_up_listeners(world)
        with world.served() as server:
            return asyncio.run(measure(server, pair, listeners))


async def measure(server: Server, pair: Pair, listeners: list[str]) -> list[Row]:
    before = server.memory_mb()
    async with AsyncExitStack() as open_streams:
        for cookie in listeners:
            await open_streams.enter_async_context(stream(server.port, cookie))
        kilobytes = (server.memory_mb() - before) * 1000 / len(listeners)
        took = await talk(server.port, pair)
    ms = [seconds * 1000 for seconds in took]
    return [
        row("open streams in one process", len(listeners), "streams"),
        row("memory of a stream", kilobytes, "kB", bar=STREAM_KB_BAR),
        row("send to seen, median", percentile(ms, 0.5), "ms", bar=MEDIAN_BAR),
        row("send to seen, p99", percentile(ms, 0.99), "ms", bar=P99_BAR),
    ]


async def talk(port: int, pair: Pair) -> list[float]:
    """Seconds from each send until the other side has fetched it, one after another."""
    took: list[float] = []
    path, place = pair.path, pair.place
    async with (
        stream(port, pair.receiver) as heard,
        Line(port, pair.sender) as ours,
        Line(port, pair.receiver) as theirs,
    ):
        for sealed in pair.letters:
            began = time.perf_counter()
            sent = asyncio.create_task(ours.post(path, {"sealed": sealed}))
            await heard.until(f"alongside:{pair.ref}")
            rows = json.loads(await theirs.get(f"{path}?after={place}"))["messages"]
            took.append(time.perf_counter() - began)
            await sent
            place = max(message["place"] for message in rows)
            await asyncio.sleep(PAUSE)
    return took


def made_up_listeners(world: World) -> list[str]:
    people = [person_named(f"Listener {n}") for n in range(PEOPLE)]
    cookies = [world.cookie_for(person.pk) for person in people]
    return [cookies[n % PEOPLE] for n in range(STREAMS)]
